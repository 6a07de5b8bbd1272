#!/bin/sh
set -e
mkdir -p data/sub; : > data/a.rdb; : > data/sub/b.aof; : > 'data/with space'
SKIP_DROP_PRIVS=${SKIP_DROP_PRIVS:-}
CMD=$(command -v redis-server 2>/dev/null || echo redis-server)
echo "$CMD"
has_cap() { echo "$1" | grep -q -i "$2"; }
caps='cap_chown,cap_setuid'
for cap in CAP_SETUID cap_setpcap; do
	if has_cap "$caps" "$cap"; then echo "has $cap"; else echo "lacks $cap"; fi
done
fix_perms() {
	find data ! -user www-data -exec chown www-data:www-data '{}' +
	find data -user www-data -print | sort
	find data -type f -name '*.rdb' -exec sh -c 'for f; do echo "$0 $f"; done' found '{}' \;
	find data -mindepth 1 -type d -o -name '*.aof' | sort
}
if [ "$(id -u)" = 0 ] && [ ! "$SKIP_DROP_PRIVS" ]; then fix_perms; fi
get_arg() {
	want=$1; shift
	for arg in "$@"; do
		if [ "$previous" = "$want" ]; then echo "$arg"; previous=; return; fi
		previous=$arg
	done
	return 1
}
previous=
get_arg --dir --port 7 --dir /data --save ''
get_arg --nosuch --port 7 || echo "none"
config='
# a comment
port 6379
dir ./
save 3600 1 300 100
requirepass "se cret"
'
printf %s "$config" | while read -r name rest; do
	case "$name" in
		'' | '#'*) ;;
		save) set -- $rest; while [ $# -gt 1 ]; do echo "save after $1 s and $2 changes"; shift 2; done ;;
		*) echo "$name=$rest" ;;
	esac
done
ping() { case $1 in up) echo PONG ;; loading) echo "LOADING Redis is loading" ;; *) return 1 ;; esac; }
health() {
	if ! answer="$(ping "$1")"; then echo "no answer"; return 1; fi
	if [ "$answer" != PONG ]; then echo "not yet: $answer"; return 2; fi
}
for state in up loading down; do if health $state; then echo ok; else echo "status $?"; fi; done
um=$(umask)
case "$um" in 0022 | 022) umask 0077 ;; esac
touch private; ls -l private | cut -c1-10
(umask 027; mkdir shared; stat -c %a shared)
umask -S
echo exec "$@"
exec env -i PATH="$PATH" LAST=yes sh -c 'echo "$LAST ${HOME-no home}"'
