"""The application of the tutorial that tasks rebuilds, from its text: Django, with its list, its fragments and
its whole view cached in memcached, sessions in the database behind it, and CSRF tokens switched off, as the
tutorial does for views that are cached whole.

Run by gunicorn as `tutorial:application`; DATABASE and MEMCACHED say where things are.
"""

import os

import django
from django.conf import settings

settings.configure(
    SECRET_KEY="tutorial", ALLOWED_HOSTS=["*"], ROOT_URLCONF="tutorial",
    DATABASES={
        "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.environ["DATABASE"]}},
    INSTALLED_APPS=["django.contrib.sessions", "tutorial"],
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
    ],
    SESSION_ENGINE="django.contrib.sessions.backends.cached_db",
    CACHES={
        "default": {
            "BACKEND": "django.core.cache.backends.memcached.PyLibMCCache",
            "LOCATION": os.environ["MEMCACHED"], "TIMEOUT": None,
            "OPTIONS": {
                "binary": True,
                "behaviors": {
                    "no_block": True, "tcp_nodelay": True, "tcp_keepalive": True,
                    "connect_timeout": 2_000, "send_timeout": 750_000, "receive_timeout": 750_000,
                    "_poll_timeout": 2_000, "ketama": True, "remove_failed": 1, "retry_timeout": 2,
                    "dead_timeout": 30,
                },
            },
        }},
    LOGGING={
        "version": 1, "handlers": {"console": {"class": "logging.StreamHandler"}},
        "loggers": {"django.request": {"handlers": ["console"]}}},
    TEMPLATES=[{
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {"loaders": [("django.template.loaders.cached.Loader", [(
            "django.template.loaders.locmem.Loader", {"index.html": """{% load cache %}
<!DOCTYPE html>
<html>
  <head><meta charset="utf-8"><title>MemCachier Django tutorial</title></head>
  <body>
    <h1>MemCachier Django tutorial</h1>
    <form action="/add" method="POST">
      <input type="text" name="name" placeholder="New task"><button type="submit">Add</button>
    </form>
    <table>
      {% for task in tasks %}{% cache None 'task-fragment' task.id %}
      <tr><td>{{ task.name }}</td>
        <td><form action="/remove" method="POST">
          <input type="hidden" name="id" value="{{ task.id }}"><button type="submit">Remove</button>
        </form></td></tr>
      {% endcache %}{% endfor %}
    </table>
  </body>
</html>"""})])]},
    }],
)
django.setup()

from django.core.cache import cache  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection  # noqa: E402
from django.http import HttpResponseRedirect  # noqa: E402
from django.shortcuts import render  # noqa: E402
from django.urls import path  # noqa: E402
from django.views.decorators.cache import cache_page  # noqa: E402

from tutorial.models import Task  # noqa: E402

KEY = "tasks.all"


def clear_view():
    """Empties the cache: the keys of views are Django's own."""
    cache.clear()


@cache_page(None)
def index(request):
    tasks = cache.get(KEY)
    if not tasks:
        tasks = list(Task.objects.order_by("id"))
        cache.set(KEY, tasks)
    return render(request, "index.html", {"tasks": tasks})


def add(request):
    Task(name=request.POST["name"]).save()
    clear_view()
    cache.set(KEY, list(Task.objects.order_by("id")))
    return HttpResponseRedirect("/")


urlpatterns = [path("", index), path("add", add)]
application = get_wsgi_application()


def fill(count):
    """Makes the tables, and tasks."""
    with connection.schema_editor() as editor:
        editor.create_model(Task)
    Task.objects.bulk_create([Task(name=f"Task {number}") for number in range(1, count + 1)])

