#!/bin/sh
set -e
# Options and configuration files alone are meant for the server.
case "${1-}" in
  -* | *.conf) set -- redis-server "$@" ;;
esac
exec "$@"
