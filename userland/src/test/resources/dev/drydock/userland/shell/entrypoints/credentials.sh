set -eu
random() { printf '%01000d' 0 | tr 0 x | tr -dc 'a-z' | head -c "$1"; }
: "${APP_HOME:=$PWD/app}" "${APP_PORT:=9000}"
mkdir -p "$APP_HOME"/conf
if [ ! -e "$APP_HOME/conf/config.php" ]; then
	unique=$(random 8)
	cat > "$APP_HOME/conf/config.php" <<-EOF
	<?php
	define('DB_HOST', '${DB_HOST:-localhost:3306}');
	define('KEY', '$unique');
	\$table = "wp_";
	EOF
fi
cat "$APP_HOME/conf/config.php"
while IFS='=' read -r key value; do
	case $key in ''|\#*) continue ;; esac
	printf '%s -> [%s]\n' "$key" "$value"
done <<'EOF'
# comment
A=1
B=two words=and more

C=
EOF
( : "${REQUIRED:?must be set}" ) 2>&1 || echo "status $?"
if ! command -v gosu >/dev/null 2>&1; then echo "no gosu, running as $(id -un)"; fi
tar -C "$APP_HOME" -cf - . | tar -tf - | sort | head -n 3
for d in conf data; do [ -d "$APP_HOME/$d" ] || { echo "creating $d"; mkdir "$APP_HOME/$d"; }; done
chmod 700 "$APP_HOME/data"; ls -ld "$APP_HOME/data" | cut -c1-10
exec 4>&1 1>log 2>&1
echo "into the log"; echo "error" >&2
exec 1>&4 4>&-
wc -l < log | tr -d ' '
