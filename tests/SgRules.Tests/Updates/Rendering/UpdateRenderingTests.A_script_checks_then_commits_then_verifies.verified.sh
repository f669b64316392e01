#!/bin/sh
# Update plan for host kvm1.
#   chains: 2 created, 1 changed
#   rules: 3 added
#   sets: 1 changed
#   members of sets that stay: 1 added, 1 removed
#   rules that stay but are written anew: 2 counters reset
#   7 steps, 678 bytes of restore documents
#
# It can be run again from the start: what is done is skipped. It changes nothing before every check has passed, and stops at the
# first step that fails. Exit: 0 done, 1 refused and nothing changed, 2 stopped on the way.
# SGRULES_WAIT is how many seconds it waits for the lock of iptables, 60 if it isn't set.
# The way back is planned by:
#   sgrules plan new.json 'old zone.json' --host kvm1
# All of it is one function that the last line calls, so that nothing is done if the file is cut off.
# shellcheck disable=SC2016 # Texts for people have characters that the shell would expand, and shall not.
main() {
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

host='kvm1'
say "plan for host $host, on $(uname -n)"

# What the host must have. Everything that it hasn't is said at once.
missing=0

lacks() {
  missing=1
  say "not met: $1"
}

tool() {
  command -v "$1" > /dev/null || lacks "tool $1. This plan needs it. In Debian it is in package $2."
}

[ "$(id -u)" = 0 ] || lacks 'user root. Nobody else may read and change these tables. Run it as root.'
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

# saved TOOL: what it prints. What it says beside that isn't mixed in.
saved() {
  status=0
  { errors=$("$1" 2>&1 >&3) || status=$?; } 3>&1
  [ -z "$errors" ] || printf '%s\n' "$errors" >&2
  case $errors in
    *-legacy\ tables\ present*) say "warning: $1 says that there are tables of the legacy backend, too. Packets must pass both; this plan is for those that $1 shows." ;;
  esac
  return "$status"
}

# What the save tools print is kept in variables, so that a tool that fails isn't taken for an empty table. They are asked for all tables:
# one that is named would be made where it isn't there.
saved_ipv4=$(saved iptables-save) || refuse 'iptables-save failed'
saved_ipv6=$(saved ip6tables-save) || refuse 'ip6tables-save failed'
saved_ethernet=$(saved ebtables-save) || refuse 'ebtables-save failed'

# Where each table is: how many of its commits are done.
unknown=0

unknown() {
  unknown=1
  say "our part of $1 isn't in a state of this plan"
}

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

advice='when the cause is gone, run this script again from the start; what is done is skipped'

stopped() {
  say "failed at $doing"
  say "$advice"
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
advice="$advice; a new plan would not end the connections that may not go on"

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

# Connections that may not go on.
doing='the deletion of entries of connections'
say 'deleting the entries of connections that may not go on: 1 kind'
failed=0
said=

# delete ENTRIES: all that match; it's no error if none does. It is done again if one of them ends by itself meanwhile.
delete() {
  for _ in 1 2 3 4 5; do
    answer=$(conntrack -D "$@" 2>&1 > /dev/null < /dev/null) && return 0
    case $?:$answer in
      1:*': 0 flow entries have been deleted.'*) return 0 ;;
      1:*"such conntrack doesn't exist"*) ;;
      *) break ;;
    esac
  done
  failed=$((failed + 1))
  said=$answer
}

# matching FAMILY BOXES: those of its entries that lie in a box, as conntrack -D takes them.
matching() {
  listing=$(conntrack -L -f "$1" 2> /dev/null) || {
    say "conntrack -L -f $1 failed. Run it to see why."
    return 1
  }
  { "$2"; printf 'listing\n%s\nend\n' "$listing"; } | awk '
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
function word(a) { if (!(a in words)) words[a] = hex(a); return words[a] }
function within(b, end, x,  low, high, middle) {
    low = 1; high = count[b, end]
    while (low < high) {
        middle = int((low + high) / 2)
        if (last[b, end, middle] < x) low = middle + 1; else high = middle
    }
    return start[b, end, low] <= x && x <= last[b, end, low]
}
function holds(b) {
    return p1[b] <= p && p <= p2[b] && f1[b] <= first + 0 && first + 0 <= f2[b] && s1[b] <= second + 0 && second + 0 <= s2[b] \
        && (by[b] == "from" || within(b, "from", s)) && (by[b] == "to" || within(b, "to", d))
}
function any(key,  n, i) {
    n = (key in items) ? items[key] : 0
    for (i = 1; i <= n; i++) if (holds(item[key, i])) return 1
    return 0
}
function add(key, b) { item[key, ++items[key]] = b }
!listing && $1 == "box" {
    b++; p1[b] = $2 + 0; p2[b] = $3 + 0; f1[b] = $4 + 0; f2[b] = $5 + 0; s1[b] = $6 + 0; s2[b] = $7 + 0; by[b] = $8
    if ($8 == "all") add("all", b)
}
!listing && ($1 == "from" || $1 == "to") {
    if ($1 == by[b]) add($1 $2, b)
    else { n = ++count[b, $1]; start[b, $1, n] = $2; last[b, $1, n] = $3 }
}
!listing { listing = $1 == "listing"; next }
$1 == "end" { complete = 1; next }
{
    src = dst = first = second = id = ""; p = $2 + 0
    for (i = 3; i <= NF; i++) {
        split($i, part, "=")
        if (part[1] == "src") { if (src != "") break; src = part[2] }
        else if (part[1] == "dst") dst = part[2]
        else if (part[1] == "sport" || part[1] == "type") first = part[2]
        else if (part[1] == "dport" || part[1] == "code") second = part[2]
        else if (part[1] == "id") id = part[2]
    }
    if (src == "") next
    s = word(src); d = word(dst)
    if (!any("to" d) && !any("from" s) && !any("all")) next
    tuple = "-p " $2 " --orig-src " src " --orig-dst " dst
    icmp = $2 == 1 ? "--icmp-" : "--icmpv6-"
    if (id != "") tuple = tuple " " icmp "type " first " " icmp "code " second " " icmp "id " id
    else if (first != "") tuple = tuple " --orig-port-src " first " --orig-port-dst " second
    print tuple
}
END { exit !complete }
'
}

boxes_ipv4() {
cat <<'BOXES'
box 6 6 0 65535 80 443 from
from xcb007113 xcb007113
to xcb007100 xcb0071ff
BOXES
}

found=$(matching ipv4 boxes_ipv4) || stopped
while read -r entry; do
  # shellcheck disable=SC2086
  [ -z "$entry" ] || delete -f ipv4 $entry
done <<FOUND
$found
FOUND
[ "$failed" = 0 ] || {
  say "conntrack -D failed for $failed of these; at last it said: $said"
  stopped
}

# The tables must be what the plan ends in.
doing='the check of the end state'

changed() {
  say "our part of $1 isn't what it shall be: somebody else has changed it meanwhile"
  say 'plan from what the host has now: sgrules plan --from-save DIR new.json --host kvm1'
  exit 2
}

saved_ipv4=$(iptables-save) || stopped
state=$(state_of own_ipv4 filter "$saved_ipv4") || stopped
[ "$state" = e603bef9fb53ab0ecb0b9eaa54a64493ddce4b56ef1d2eae0799e72b76599bc3 ] || changed 'table filter of iptables'
saved_ipv6=$(ip6tables-save) || stopped
state=$(state_of own_ipv6 filter "$saved_ipv6") || stopped
[ "$state" = e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 ] || changed 'table filter of ip6tables'
saved_ethernet=$(ebtables-save) || stopped
state=$(state_of own_ethernet nat "$saved_ethernet") || stopped
[ "$state" = e897b51d9e55e3fb743f09a6d6235b4925399b9092854638eb705ecf65786b64 ] || changed 'table nat of ebtables'

say 'done'
say 'the way back is planned by: sgrules plan new.json '\''old zone.json'\'' --host kvm1'
} && main "$@"
