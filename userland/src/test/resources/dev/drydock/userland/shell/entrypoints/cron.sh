set -eu
cat > crontab <<'X'
# min hour dom mon dow command
SHELL=/bin/sh
PATH=/usr/local/bin:/usr/bin:/bin

*/15 * * * *    echo quarter "$WHO"
30 2 * * 1-5    /usr/bin/backup --full >> /var/log/backup.log 2>&1
0 */6 1,15 * *  echo six; echo hours
@daily          echo every day
bad line
X
WHO="the world"; export WHO
matches() {
	field=$1 value=$2
	[ "$field" = '*' ] && return 0
	old=$IFS; IFS=,; set -f; set -- $field; set +f; IFS=$old
	for part; do
		step=1; case $part in */*) step=${part#*/}; part=${part%/*} ;; esac
		case $part in
			'*') low=0 high=59 ;;
			*-*) low=${part%-*} high=${part#*-} ;;
			*) low=$part high=$part ;;
		esac
		if [ "$value" -ge "$low" ] && [ "$value" -le "$high" ] && [ $(( (value - low) % step )) -eq 0 ]; then return 0; fi
	done
	return 1
}
due() {
	minute=$1 hour=$2 day=$3 month=$4 weekday=$5 line_number=0
	while IFS= read -r line; do
		line_number=$((line_number + 1))
		case $line in '' | '#'*) continue ;; [A-Z]*=*) continue ;; @daily*) line="0 0 * * * ${line#@daily}" ;; esac
		set -f; set -- $line; set +f
		if [ $# -lt 6 ]; then echo "line $line_number: bad" >&2; continue; fi
		f1=$1 f2=$2 f3=$3 f4=$4 f5=$5; shift 5
		if matches "$f1" "$minute" && matches "$f2" "$hour" && matches "$f3" "$day" && matches "$f4" "$month" && matches "$f5" "$weekday"; then
			echo "due: $*"
			case $* in echo*) sh -c "$*" ;; esac
		fi
	done < crontab
}
for now in "30 2 7 6 3" "0 12 15 1 0" "0 0 2 3 6"; do echo "at $now"; due $now; done
printenv | grep -E '^(WHO|HOME)=' | sort | sed 's/^\([^=]*\)=\(.*\)$/export \1="\2"/' | sed 's|"/.*"|"..."|' > env.sh; cat env.sh
. ./env.sh; echo "$WHO"
LOCK=lock.d
locked() { if mkdir "$LOCK" 2>/dev/null; then trap 'rmdir "$LOCK"' EXIT; return 0; fi; return 1; }
( locked && echo got; ( if locked; then echo twice; else echo busy; fi ) ); [ -d $LOCK ] || echo free
date -u -d @86399 '+%H:%M:%S %j %u' ; date -u -d '2024-02-28 23:59:59' '+%Y%m%d-%a'
next() { m=$1; shift; best=; for at; do d=$(( (at - m + 60) % 60 )); [ -z "$best" ] || [ $d -lt $best ] && best=$d || :; done; echo "$best"; }
next 50 0 15 30 45; next 1 0 30
logger() { while IFS= read -r l; do printf '%s %s: %s\n' "$1" "$2" "$l"; done; }
{ echo out; echo err >&2; } 2>&1 | logger job 1
for f in a b c; do echo $f > run.$f; done; chmod +x run.a 2>/dev/null; for f in run.*; do [ -x "$f" ] && echo "would run $f" || echo "skips $f"; done
