set -eu
log() { [ -n "${QUIET:-}" ] || echo "$0: $*" >&3; }
exec 3>&1
mkdir -p templates out/sub
printf 'server {\n  listen ${PORT};\n  server_name ${NAME};\n  set $x $host;\n}\n' > templates/default.conf.template
printf 'n=${NAME}\n' > templates/more.conf.template
export PORT=8080 NAME=example.org
defined=$(printf '${%s} ' $(env | cut -d= -f1 | grep -E '^(PORT|NAME)$' | sort))
echo "$defined"
find templates -follow -type f -name '*.template' -print | sort | while read -r template; do
	relative="${template#templates/}"
	output="out/${relative%.template}"
	log "running on $template to $output"
	sed -e "s|\${PORT}|$PORT|g" -e "s|\${NAME}|$NAME|g" "$template" > "$output"
done
cat out/*.conf
QUIET=1 log silent
awk -v port="$PORT" '/listen/ { sub(/[0-9]+/, port + 1) } { print NR ": " $0 }' out/default.conf
if [ ! -w nowhere ]; then log "nowhere is not writable"; fi
workers=$(printf '%s\n' 4 2 8 | sort -n | head -n 1)
sed -i.bak -r 's/^(n)=.*/\1='"$workers"'/' out/more.conf
cat out/more.conf out/more.conf.bak
