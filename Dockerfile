# One image for web, worker, beat and migrations: no compiler, no test tools, no private database, nothing run as root.
FROM python:3.13.9-slim-bookworm AS made
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /venv
COPY requirements/production.txt /tmp/
RUN /venv/bin/pip install --require-hashes --only-binary :all: -r /tmp/production.txt && /venv/bin/pip uninstall -y pip
COPY . /app
WORKDIR /app
RUN /venv/bin/pybabel compile -D django -d locale \
    && DEMO_MODE=1 STATIC_ROOT=/app/static-collected /venv/bin/python manage.py collectstatic --noinput --verbosity 0 \
    && /venv/bin/python -m compileall -q .

FROM python:3.13.9-slim-bookworm
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin equipe \
    && install -d -o equipe -g equipe -m 0700 /var/lib/equipe
COPY --from=made /venv /venv
COPY --from=made /app /app
# One thread for the mathematics of a process: with several on the same cores more cost many times the time
ENV OPENBLAS_NUM_THREADS=1
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    VAR_DIR=/var/lib/equipe STATIC_ROOT=/app/static-collected XDG_CACHE_HOME=/tmp HOME=/tmp
WORKDIR /app
USER 10001:10001
EXPOSE 8000
CMD ["gunicorn", "equipe.wsgi", "--config=docker/gunicorn.py"]
