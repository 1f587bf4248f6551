"""`{% money_page "commitments" ambito.pk on=day %}`: the address of a page of money of one district."""

from django import template

from reporting.money_ways import money_page

register = template.Library()
register.simple_tag(money_page)
