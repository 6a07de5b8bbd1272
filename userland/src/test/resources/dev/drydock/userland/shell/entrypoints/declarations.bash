a=$(printf "x\ny"); declare -p a; b=($(echo 1) "$a"); declare -p b; export a; export -p | grep -A1 " a="; declare -A m=([k]="$a"); declare -p m; set | grep -A1 "^a="; c="tab	x"; declare -p c; d=$(printf "\001"); declare -p d; e="q\"\$\`\\"; declare -p e; readonly a; readonly -p | grep -A1 " a="; printf "%q %s\n" "$a" "${a@A}"; f="ü"; declare -p f; declare | grep "^f="
f() { trap 'echo ret $FUNCNAME' RETURN; echo body; }
f; echo after; g() { echo g; }; g; trap -p RETURN; f2() { trap - RETURN; }; f2; g
h() { trap 'echo h; trap - RETURN' RETURN; return 3; }; h; echo $?
set -T; k() { trap 'echo k' RETURN; g; }; k; trap - RETURN; set +T
echo 'echo sourced' > src.sh; trap 'echo r' RETURN; . ./src.sh; g; trap - RETURN
