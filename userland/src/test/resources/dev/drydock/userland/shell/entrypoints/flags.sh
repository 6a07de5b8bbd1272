set -e
start() {
	if [ "${1#-}" != "$1" ] || [ "${1%.conf}" != "$1" ]; then
		set -- redis-server "$@"
	fi
	if [ "$1" = 'redis-server' ] && [ "$(id -u)" = '0' ]; then
		echo "would change owners: $(find . \! -user www-data -name '*.txt' | sort | tr '\n' ' ')"
	fi
	um="$(umask)"
	if [ "$um" = '0022' ] || [ "$um" = '022' ]; then
		umask 0077
	fi
	umask
	echo exec "$@"
}
(start --port 7000)
(start my.conf --loglevel debug)
(start sh -c 'echo "a b"')
(start redis-server)
exec sh -c 'echo "last: $0 $*"' one "two three"
