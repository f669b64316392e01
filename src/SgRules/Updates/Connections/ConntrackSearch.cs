namespace SgRules.Updates;

/// <summary>The awk program that looks for conntrack's entries in boxes.</summary>
/// <remarks>
/// It reads boxes, a line <c>listing</c>, what <c>conntrack -L</c> printed, and a line <c>end</c>, without which it fails. There may be tens of thousands of boxes and
/// of entries: a box that has single addresses only at one end is looked up by them (<c>to</c>, <c>from</c> behind its numbers), so that an entry meets the boxes of
/// its own addresses and those that have ranges at both ends (<c>all</c>). Addresses are words of one length, compared as text.
/// </remarks>
internal static class ConntrackSearch
{
    /// <summary>The functions; this is POSIX awk, without single quotes.</summary>
    public static ReadOnlySpan<byte> Functions => """
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

        """u8;

    /// <summary>What is done with each line. The first tuple of an entry is the original one; what has no ports or messages is judged as if both were 0.</summary>
    public static ReadOnlySpan<byte> Lines => """
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

        """u8;
}
