f() { cat "$1"; }
f <(echo one)
g() { echo "$(cat "$1")"; }
g <(echo two)
h() { printf 'x\n'; for i; do case $i in *) echo "$(cat "$i")";; esac; done; }
h <(echo three)
cat <(echo five) <(echo six)
while read -r l; do cat <(echo "in $l"); done < <(printf '1\n2\n')
m() { echo "$(printf '%s\n' "$(cat "${1#*=}")")"; }
set -Eeo pipefail
m --p=<(echo seven)
eval 'm --p=<(printf "%s\n" "$X") '"" "a b"
x=$(cat <(echo nine)); echo $x
[[ -e <(echo) ]] && echo yes
diff <(echo a) <(echo b) || :
tee >(cat > tee.out) <<< hi; while [ ! -s tee.out ]; do sleep 0.01; done; cat tee.out
a=(1 2 3 4 5); unset 'a[1]'; echo "${a[@]:0:2} - ${a[@]:2} - ${a[@]:1:2} - ${a[@]: -2} - ${a[@]: -2:1}"; set -- a b c d; echo "${@:2} - ${@:2:2} - ${@: -1} - ${@:0:1}"; b=([5]=x [9]=y); echo "${b[@]:6} ${b[@]:0:1} ${b[@]:5}"; declare -A q=([a]=1); echo "${q[@]:0}" 
for f in '%R' '%3R' '%0R' '%lR %U %5S' '%%' 'a\tb' '%x' '' 'x%' '%l' '%9R' '%1'; do TIMEFORMAT="$f"; time :; echo "$?"; done
