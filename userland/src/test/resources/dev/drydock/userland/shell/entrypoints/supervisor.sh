set -u
mkdir -p services/web services/flaky services/once log
printf '#!/bin/sh\necho "web $$" > /dev/null\ntrap "echo web stops; exit 0" TERM\n: > log/web.up\nwhile :; do sleep 0.05; done\n' > services/web/run
printf '#!/bin/sh\nn=$(cat log/n 2>/dev/null || echo 0); n=$((n + 1)); echo $n > log/n\nexit $n\n' > services/flaky/run
printf '#!/bin/sh\necho "once: $1"\n' > services/once/run
printf '#!/bin/sh\necho "finish $1 $2"\n' > services/flaky/finish
chmod +x services/*/run services/*/finish; touch services/once/down
supervise() {
	name=$1 restarts=0
	while [ $restarts -lt 3 ]; do
		"services/$name/run" "$name"
		code=$?
		[ -x "services/$name/finish" ] && "services/$name/finish" $code $restarts
		[ -e "services/$name/down" ] && break
		[ $code -eq 0 ] && break
		restarts=$((restarts + 1))
	done
	echo "$name ended with $code after $restarts restarts"
}
supervise flaky
supervise once
services/web/run web > log/web.out & web=$!
until [ -e log/web.up ]; do sleep 0.02; done
forwarded=0
forward() { forwarded=$((forwarded + 1)); kill -s "$1" "$web"; }
for sig in TERM INT; do trap "forward $sig" $sig; done
( trap ) > shown; trap > shown; grep -c forward shown
status_of() { if kill -0 "$1" 2>/dev/null; then echo up; else echo down; fi; }
status_of $web
(trap - TERM; echo "subshell has its own traps"; trap | wc -l | tr -d ' ')
kill -TERM $$
wait $web; code=$?
[ $code -gt 128 ] && { wait $web; code=$?; }
echo "web ended with $code, forwarded $forwarded"; cat log/web.out
status_of $web
trap - TERM INT; trap
pids=
for i in 1 2 3; do (exit $((i * 10))) & pids="$pids $!"; done
codes=; for p in $pids; do wait "$p"; codes="$codes $?"; done; echo "codes:$codes"
( trap 'echo "exit trap of a subshell: $?"' EXIT; exit 9 ); echo "-> $?"
sh -c 'kill -9 $$' 2>/dev/null; echo "killed: $?"
sh -c 'kill -TERM $$' 2>/dev/null; echo "terminated: $?"
timeout 5 sh -c 'exit 4'; echo "timeout passes on $?"
timeout -s KILL 0.05 sleep 5; echo "timeout kills: $?"
timeout 0.05 sleep 5; [ $? -ge 124 ] && echo "timed out"
nohup sh -c 'echo from nohup' 2>/dev/null < /dev/null | cat
{ sleep 0.01; echo late; } & { wait $!; echo "waited $?"; }
exec 3>&1; out=$( { echo data; echo note >&3; } ); echo "out=$out"; exec 3>&-
