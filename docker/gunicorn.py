"""How the web server runs behind the proxy."""

bind = "0.0.0.0:8000"
workers = 3
timeout = 60
graceful_timeout = 30
max_requests = 2000
max_requests_jitter = 200
worker_tmp_dir = "/tmp"
control_socket_disable = True
