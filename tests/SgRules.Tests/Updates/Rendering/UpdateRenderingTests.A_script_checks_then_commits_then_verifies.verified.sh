#!/bin/sh
# Update plan for host kvm1.
#   chains: 2 created, 1 changed
#   rules: 3 added
#   sets: 1 changed
#   members of sets that stay: 1 added, 1 removed
#   rules that stay but are written anew: 2 counters reset
#   7 steps, 678 bytes
#
# It can be run again from the start: what is done is skipped. It changes nothing before every check has passed, and stops at the
# first step that fails. Exit: 0 done, 1 refused and nothing changed, 2 stopped on the way.
# SGRULES_WAIT is how many seconds it waits for the lock of iptables, 60 if it isn't set.
# The way back is planned by:
#   sgrules plan new.json 'old zone.json' --host kvm1
# shellcheck disable=SC2016 # Texts for people have characters that the shell would expand, and shall not.
set -eu
LC_ALL=C
export LC_ALL

say() {
  printf 'sgrules: %s\n' "$1" >&2
}

refuse() {
  say "$1"
  say 'nothing was changed'
  exit 1
}

# What the host must have. Everything that it hasn't is said at once.
missing=0

lacks() {
  missing=1
  say "not met: $1"
}

tool() {
  command -v "$1" > /dev/null || lacks "tool $1. This plan needs it. In Debian it is in package $2."
}

tool awk mawk
tool sha256sum coreutils
tool iptables-save iptables
tool ip6tables-save iptables
tool ebtables-save iptables
tool ebtables-restore iptables
tool ipset ipset
tool iptables-restore iptables
tool conntrack conntrack
! command -v conntrack > /dev/null || conntrack -C > /dev/null 2>&1 || lacks 'conntrack -C, which counts connections. Run it to see why it fails.'
case $(ebtables --version 2>&1) in *nf_tables*) ;; *) lacks 'tool ebtables-restore (nf_tables). Without it, every guest can send tagged frames, ARP and MAC addresses that aren'\''t its own; the legacy backend wasn'\''t measured. Check with '\''ebtables --version'\'', which says nf_tables then.' ;; esac

[ "$missing" = 0 ] || refuse 'the host lacks what is listed above'

# What the save tools print is kept in variables, so that a tool that fails isn't taken for an empty table. They are asked for all tables:
# one that is named would be made where it isn't there.
saved_ipv4=$(iptables-save) || refuse 'iptables-save failed'
saved_ipv6=$(ip6tables-save) || refuse 'ip6tables-save failed'
saved_ethernet=$(ebtables-save) || refuse 'ebtables-save failed'

# state_of OWN TABLE SAVED: the SHA-256 of the lines of ours, without counters. OWN prints which those are beside the chains sg1-.
state_of() {
  ours=$({ "$1"; printf 'text\n%s\n' "$3"; } | awk -v table="$2" '
    function is_ours(name) { return index(name, "sg1-") == 1 || (name in chains) }
    !text && $1 == "chain" { chains[$2] }
    !text && $1 == "hook" { hooks[substr($0, 6)] }
    !text { text = $0 == "text"; next }
    /^# Table .*incompatible/ && $3 == "`" table "\047" { exit failed = 1 }
    /^\*/ { inside = $0 == "*" table }
    inside && /^:/ && is_ours(substr($1, 2)) { print $1, $2 }
    inside && $1 == "-A" && (is_ours($2) || ($0 in hooks)) { print }
    END { exit failed }') || return 1
  hash=$(if [ -n "$ours" ]; then printf '%s\n' "$ours"; fi | sha256sum) || return 1
  printf '%s\n' "${hash%% *}"
}

own_ipv4() {
  cat <<'SGRULES'
chain BF-br0
hook -A FORWARD -i br0 -j DROP
SGRULES
}

own_ipv6() {
  :
}

own_ethernet() {
  cat <<'SGRULES'
hook -A PREROUTING -j sg1-ein
SGRULES
}

# Where each table is: how many of its commits are done.
unknown=0

unknown() {
  unknown=1
  say "our part of $1 isn't in a state of this plan"
}

state=$(state_of own_ipv4 filter "$saved_ipv4") || refuse 'what iptables-save printed can'\''t be read'
case $state in
  653e4e122dddee6ac515d93ba5f21a3eace7c7cc3b063ce6d2fea9ea0dbb6c08) at_ipv4=0 ;;
  1138293450a5af0bbfcabe72d66a1bef119ba25c5cf5b0bdd2b1d0bf4af958db) at_ipv4=1 ;;
  e603bef9fb53ab0ecb0b9eaa54a64493ddce4b56ef1d2eae0799e72b76599bc3) at_ipv4=2 ;;
  *) unknown 'table filter of iptables' ;;
esac
state=$(state_of own_ipv6 filter "$saved_ipv6") || refuse 'what ip6tables-save printed can'\''t be read'
case $state in
  e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855) : ;;
  *) unknown 'table filter of ip6tables' ;;
esac
state=$(state_of own_ethernet nat "$saved_ethernet") || refuse 'what ebtables-save printed can'\''t be read'
case $state in
  e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855) at_ethernet=0 ;;
  e897b51d9e55e3fb743f09a6d6235b4925399b9092854638eb705ecf65786b64) at_ethernet=1 ;;
  *) unknown 'table nat of ebtables' ;;
esac
[ "$unknown" = 0 ] || refuse 'this plan starts from something else; plan from what the host has: sgrules plan --from-save DIR new.json --host kvm1'

lock_wait=${SGRULES_WAIT:-60}
case $lock_wait in
  *[!0-9]*) refuse "SGRULES_WAIT is a number of seconds, not '$lock_wait'" ;;
esac

step() {
  doing="step $1 of $steps: $2"
  say "$doing"
}

skip() {
  say "step $1 of $steps: $2 - done before"
}

stopped() {
  say "failed at $doing"
  say 'when the cause is gone, run this script again from the start; what is done is skipped'
  exit 2
}

steps=7

# Frames are judged before the first port is a guest's.
#   chain sg1-ein: created, 1 rule
if [ "$at_ethernet" -lt 1 ]; then
  step 1 'commit table nat of ebtables'
  ebtables-restore --noflush <<'SGRULES' || stopped
*nat
:sg1-ein ACCEPT
-A sg1-ein -p ARP -j DROP
-I PREROUTING 1 -j sg1-ein
SGRULES
else
  skip 1 'commit table nat of ebtables'
fi

# An interrupted run may have left them.
#   set sg1-web-4.t: destroyed if it is there
if [ "$at_ipv4" -lt 1 ]; then
  step 2 'clear sets that an interrupted run left, IPv4'
  ipset restore -exist <<'SGRULES' || stopped
destroy sg1-web-4.t
SGRULES
else
  skip 2 'clear sets that an interrupted run left, IPv4'
fi

# The rules ask them next.
#   set sg1-web-4.t: created, 1 member
step 3 'fill sets, IPv4'
ipset restore -exist <<'SGRULES' || stopped
create sg1-web-4.t hash:ip family inet hashsize 64 maxelem 16777216 bucketsize 12 initval 0x00000001
add sg1-web-4.t 203.0.113.20
SGRULES

# The rules ask the new set.
#   chain BF-br0: 1 rule asks sg1-web-4.t for a while
#   chain sg1-gi-web: created, 1 rule
if [ "$at_ipv4" -lt 1 ]; then
  step 4 'commit table filter of iptables'
  iptables-restore -w "$lock_wait" --noflush <<'SGRULES' || stopped
*filter
:sg1-gi-web - [0:0]
-I BF-br0 1 -m set --match-set sg1-web-4.t src -j ACCEPT
-D BF-br0 2
-A sg1-gi-web -p icmp -j ACCEPT
COMMIT
SGRULES
else
  skip 4 'commit table filter of iptables'
fi

# No rule asks it now.
#   set sg1-web-4: 1 member added, 1 removed
step 5 'edit sets behind the rules, IPv4'
ipset restore -exist <<'SGRULES' || stopped
add sg1-web-4 203.0.113.20
del sg1-web-4 203.0.113.19
SGRULES

# The rules ask the set by its name again.
#   chain BF-br0: 1 rule asks sg1-web-4 again
if [ "$at_ipv4" -lt 2 ]; then
  step 6 'commit table filter of iptables'
  iptables-restore -w "$lock_wait" --noflush <<'SGRULES' || stopped
*filter
-I BF-br0 1 -m set --match-set sg1-web-4 src -j ACCEPT
-D BF-br0 2
COMMIT
SGRULES
else
  skip 6 'commit table filter of iptables'
fi

# No rule asks it any more.
#   set sg1-web-4.t: destroyed
step 7 'destroy sets that no rule asks'
ipset restore -exist <<'SGRULES' || stopped
destroy sg1-web-4.t
SGRULES

# The tables must be what the plan ends in.
doing='the check of the end state'
saved_ipv4=$(iptables-save) || stopped
state=$(state_of own_ipv4 filter "$saved_ipv4") || stopped
[ "$state" = e603bef9fb53ab0ecb0b9eaa54a64493ddce4b56ef1d2eae0799e72b76599bc3 ] || {
  say 'our part of table filter of iptables isn'\''t what it shall be: somebody else has changed it meanwhile'
  stopped
}
saved_ipv6=$(ip6tables-save) || stopped
state=$(state_of own_ipv6 filter "$saved_ipv6") || stopped
[ "$state" = e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 ] || {
  say 'our part of table filter of ip6tables isn'\''t what it shall be: somebody else has changed it meanwhile'
  stopped
}
saved_ethernet=$(ebtables-save) || stopped
state=$(state_of own_ethernet nat "$saved_ethernet") || stopped
[ "$state" = e897b51d9e55e3fb743f09a6d6235b4925399b9092854638eb705ecf65786b64 ] || {
  say 'our part of table nat of ebtables isn'\''t what it shall be: somebody else has changed it meanwhile'
  stopped
}

# Connections that may not go on.
say 'deleting the entries of connections that may not go on: 1 kind'
{
cat <<'BOXES'
box 6 6 0 65535 80 443
from xcb007113 xcb007113
to xcb007100 xcb0071ff
BOXES
conntrack -L -f ipv4 2>/dev/null
} | awk '
function dotted(a,  o) { split(a, o, "."); return sprintf("%02x%02x%02x%02x", o[1], o[2], o[3], o[4]) }
function groups(a,  n, i, g, t) {
    n = split(a, g, ":"); t = ""
    for (i = 1; i <= n; i++) t = t (g[i] ~ /[.]/ ? dotted(g[i]) : substr("0000" g[i], length(g[i]) + 1))
    return t
}
function hex(a,  at, left, right) {
    if (a !~ /:/) return "x" dotted(a)
    at = index(a, "::")
    if (!at) return "x" groups(a)
    left = groups(substr(a, 1, at - 1)); right = groups(substr(a, at + 2))
    while (length(left) + length(right) < 32) left = left "0"
    return "x" left right
}
function within(b, end, x,  low, high, middle) {
    low = 1; high = count[b, end]
    while (low < high) {
        middle = int((low + high) / 2)
        if (last[b, end, middle] < x) low = middle + 1; else high = middle
    }
    return start[b, end, low] <= x && x <= last[b, end, low]
}
$1 == "box" { box[++boxes] = $0; next }
$1 == "from" || $1 == "to" {
    n = ++count[boxes, $1]
    start[boxes, $1, n] = $2; last[boxes, $1, n] = $3
    next
}
{
    src = dst = first = second = id = ""
    for (i = 3; i <= NF; i++) {
        split($i, word, "=")
        if (word[1] == "src") { if (src != "") break; src = word[2] }
        else if (word[1] == "dst") dst = word[2]
        else if (word[1] == "sport" || word[1] == "type") first = word[2]
        else if (word[1] == "dport" || word[1] == "code") second = word[2]
        else if (word[1] == "id") id = word[2]
    }
    if (src == "") next
    s = hex(src); d = hex(dst)
    for (b = 1; b <= boxes; b++) {
        split(box[b], r, " ")
        if ($2 + 0 < r[2] + 0 || $2 + 0 > r[3] + 0) continue
        if (first + 0 < r[4] + 0 || first + 0 > r[5] + 0 || second + 0 < r[6] + 0 || second + 0 > r[7] + 0) continue
        if (!within(b, "from", s) || !within(b, "to", d)) continue
        tuple = "-p " $2 " --orig-src " src " --orig-dst " dst
        icmp = $2 == 1 ? "--icmp-" : "--icmpv6-"
        if (id != "") tuple = tuple " " icmp "type " first " " icmp "code " second " " icmp "id " id
        else if (first != "") tuple = tuple " --orig-port-src " first " --orig-port-dst " second
        print tuple
        break
    }
}
' | while read -r tuple; do
    # shellcheck disable=SC2086
    conntrack -D -f ipv4 $tuple >/dev/null 2>&1 || :
done

say 'done'
say 'the way back is planned by: sgrules plan new.json '\''old zone.json'\'' --host kvm1'
