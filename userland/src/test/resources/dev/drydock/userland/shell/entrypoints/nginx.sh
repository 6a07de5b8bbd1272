# vim:sw=4:ts=4:et
set -e
entrypoint_log() {
    if [ -z "${NGINX_ENTRYPOINT_QUIET_LOGS:-}" ]; then
        echo "$@"
    fi
}
mkdir -p entrypoint.d conf.d templates/sub
cat > entrypoint.d/15-local.envsh <<'X'
# sourced
export NGINX_LOCAL_RESOLVERS=$(awk 'BEGIN{ORS=" "} $1=="nameserver" {print $2}' resolv.conf)
NGINX_LOCAL_RESOLVERS="${NGINX_LOCAL_RESOLVERS% }"
export NGINX_LOCAL_RESOLVERS
X
printf 'nameserver 127.0.0.11\nsearch x\nnameserver 1.1.1.1\n' > resolv.conf
printf '#!/bin/sh\necho "first: $# $NGINX_HOST"\n' > entrypoint.d/2-first.sh
printf '#!/bin/sh\necho "last, $NGINX_LOCAL_RESOLVERS"\n' > entrypoint.d/30-last.sh
echo 'echo not executable' > entrypoint.d/9-plain.sh
: > entrypoint.d/README
chmod 755 entrypoint.d/2-first.sh entrypoint.d/30-last.sh entrypoint.d/15-local.envsh
export NGINX_HOST=example.org NGINX_PORT=8080
if find entrypoint.d -mindepth 1 -maxdepth 1 -type f -print -quit 2>/dev/null | read v; then
    entrypoint_log "$0: entrypoint.d is not empty, will attempt to perform configuration"
    find entrypoint.d -follow -type f -print | sort -V | while read -r f; do
        case "$f" in
            *.envsh)
                if [ -x "$f" ]; then
                    entrypoint_log "$0: Sourcing $f"
                    . "./$f"
                else
                    entrypoint_log "$0: Ignoring $f, not executable"
                fi
                ;;
            *.sh)
                if [ -x "$f" ]; then
                    entrypoint_log "$0: Launching $f"
                    "./$f"
                else
                    entrypoint_log "$0: Ignoring $f, not executable"
                fi
                ;;
            *) entrypoint_log "$0: Ignoring $f" ;;
        esac
    done
    entrypoint_log "$0: Configuration complete; ready for start up"
fi
cat > conf.d/default.conf <<'X'
server {
    listen       80;
    server_name  localhost;
    location / {
        root   /usr/share/nginx/html;
        index  index.html index.htm;
    }
}
X
listen_on_ipv6() {
    DEFAULT_CONF_FILE="conf.d/default.conf"
    if [ ! -f "$DEFAULT_CONF_FILE" ]; then echo "$DEFAULT_CONF_FILE is not a file"; return 0; fi
    touch $DEFAULT_CONF_FILE 2>/dev/null || { echo "can not modify"; return 0; }
    if grep -q "listen  \[::]\:80;" $DEFAULT_CONF_FILE; then echo "IPv6 listen already enabled"; return 0; fi
    CHECKSUM=$(md5sum "$DEFAULT_CONF_FILE" | cut -d ' ' -f 1)
    echo "$CHECKSUM  $DEFAULT_CONF_FILE" | md5sum -c - >/dev/null 2>&1 || { echo "differs from the packaged version"; return 0; }
    sed -i -E 's,listen       80;,listen       80;\n    listen  [::]:80;,' $DEFAULT_CONF_FILE
    echo "Enabled listen on IPv6 in $DEFAULT_CONF_FILE"
}
listen_on_ipv6; listen_on_ipv6
grep -n listen conf.d/default.conf
auto_envsubst() {
    template_dir="templates" suffix=".template" output_dir="conf.d" filter="${1:-}"
    defined_envs=$(printf '${%s} ' $(awk "END { for (name in ENVIRON) { if (name ~ /^NGINX_(HOST|PORT)\$/) print ( name ~ /${filter}/ ) ? name : \"\" } }" < /dev/null | sort))
    echo "defined: $defined_envs"
    find "$template_dir" -follow -type f -name "*$suffix" -print | sort | while read -r template; do
        relative_path="${template#"$template_dir/"}"
        output_path="$output_dir/${relative_path%"$suffix"}"
        subdir=$(dirname "$relative_path")
        mkdir -p "$output_dir/$subdir"
        entrypoint_log "Running envsubst on $template to $output_path"
        envsubst "$defined_envs" < "$template" > "$output_path"
    done
}
printf 'server_name ${NGINX_HOST};\nlisten $NGINX_PORT;\nset $host ${HOME};\n' > templates/site.conf.template
printf 'upstream ${NGINX_HOST}:${NGINX_PORT}\n' > templates/sub/up.template
auto_envsubst
cat conf.d/site.conf conf.d/sub/up
auto_envsubst PORT; cat conf.d/sub/up
ceildiv() { num=$1; div=$2; echo $(( (num + div - 1) / div )); }
cpuset() {
    ncpu=0
    for token in $(echo "$1" | tr ',' ' '); do
        case "$token" in
            *-*) count=$(seq $(echo "$token" | tr '-' ' ') | wc -l); ncpu=$(( ncpu + count )) ;;
            *) ncpu=$(( ncpu + 1 )) ;;
        esac
    done
    echo "$ncpu"
}
quota() { read -r cpu_quota cpu_period < "$1"; [ "$cpu_quota" = max ] && return 1; ceildiv "$cpu_quota" "$cpu_period"; }
cpuset 0-3,7,9-10
echo "250000 100000" > cpu.max; quota cpu.max; echo "max 100000" > cpu.max; quota cpu.max || echo "no quota"
mountinfo='30 23 0:26 / /sys/fs/cgroup ro,nosuid - cgroup2 cgroup rw
31 30 0:27 /docker/abc /sys/fs/cgroup/cpu ro - cgroup cgroup rw,cpu,cpuacct'
printf '%s\n' "$mountinfo" | awk '{ for (i = 1; i <= NF; i++) if ($i == "-") { print $(i + 1), $4, $5; break } }'
printf 'worker_processes  auto;\nevents {}\n' > nginx.conf
sed -i.bak -r 's/^(worker_processes)(.*)$/# Commented out by tune-worker-processes.sh on start\n#&\n\1 '"3"';/' nginx.conf
cat nginx.conf; cmp nginx.conf nginx.conf.bak >/dev/null 2>&1 || echo changed
NGINX_ENTRYPOINT_QUIET_LOGS=1
entrypoint_log "quiet"
