package dev.rustaiide.foundation.validation.internal;

import java.net.IDN;
import java.net.InetAddress;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

import dev.rustaiide.foundation.validation.Reason;
import dev.rustaiide.foundation.validation.Verdict;

/** Names and numbers of servers. Pure functions; nothing is resolved. */
public final class Hosts {
    private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");
    private static final Pattern NUMBER = Pattern.compile("0[xX][0-9a-fA-F]*|[0-9]+");
    private static final Pattern DECIMAL = Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");

    private static final Set<String> PRIVATE_ENDS = Set.of("localhost", "local", "internal", "intranet", "lan", "home",
            "corp", "private", "localdomain", "test", "invalid", "onion", "arpa", "cluster", "svc", "consul");
    /** Services whose names resolve to whatever address the name says, or to this machine. */
    private static final Set<String> LEADING_ANYWHERE = Set.of("nip.io", "sslip.io", "xip.io", "localtest.me", "lvh.me",
            "vcap.me", "lacolhost.com", "127-0-0-1.org.uk", "traefik.me", "rbndr.us",
            "localho.st", "fuf.me", "backname.io", "ip6.name", "1u.ms", "rebind.it");

    private Hosts() {}

    /** Accepted in small letters and ASCII. */
    public static Verdict<String> check(String host) {
        if (host.startsWith("[")) {
            return bracketed(host);
        }
        if (host.isEmpty() || host.indexOf('%') >= 0) {
            return Verdict.refuse(Reason.URL_HOST, "“" + host + "” is no server.");
        }
        String folded = Characters.folded(host).toLowerCase(Locale.ROOT);
        boolean ascii = host.chars().allMatch(c -> c < 128);
        String plain = ascii ? host.toLowerCase(Locale.ROOT) : folded;
        boolean otherDot = host.indexOf('\u3002') >= 0 || host.indexOf('\uff61') >= 0;
        if (otherDot || !ascii && !folded.equals(Characters.composed(host).toLowerCase(Locale.ROOT))) {
            return lookalike(host);
        }
        String name = plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
        return numeric(name) ? number(name) : named(name);
    }

    private static Verdict<String> lookalike(String host) {
        return Verdict.refuse(Reason.URL_LOOKALIKE, "“" + host + "” looks like another server.");
    }

    private static Verdict<String> notPublic(String host) {
        return Verdict.refuse(Reason.URL_PRIVATE, "“" + host + "” is this machine or one of its own network.");
    }

    /** What browsers take for an address of four bytes: the last label decides. */
    private static boolean numeric(String name) {
        return NUMBER.matcher(name.substring(name.lastIndexOf('.') + 1)).matches();
    }

    /** As C libraries read it: one to four parts, decimal, octal or hexadecimal, the last one for all that is left. */
    private static Verdict<String> number(String name) {
        String[] parts = name.split("\\.", -1);
        long address = 0;
        for (int i = 0; i < parts.length; i++) {
            OptionalLong part = parts.length > 4 ? OptionalLong.empty() : value(parts[i]);
            int bytes = i + 1 < parts.length ? 1 : 5 - parts.length;
            if (part.isEmpty() || part.getAsLong() >= 1L << 8 * bytes) {
                return Verdict.refuse(Reason.URL_HOST, "“" + name + "” is no address.");
            }
            address = address << 8 * bytes | part.getAsLong();
        }
        if (!isPublic(address)) {
            return notPublic(name);
        }
        return DECIMAL.matcher(name).matches() ? Verdict.accept(name)
                : Verdict.refuse(Reason.URL_NUMBER, "“" + name + "” is an address in disguise.");
    }

    private static OptionalLong value(String part) {
        try {
            if (!NUMBER.matcher(part).matches() || part.length() > 20) {
                return OptionalLong.empty();
            }
            boolean hex = part.startsWith("0x") || part.startsWith("0X");
            boolean octal = !hex && part.length() > 1 && part.startsWith("0");
            String digits = hex ? part.substring(2) : part;
            return OptionalLong.of(digits.isEmpty() ? 0 : Long.parseLong(digits, hex ? 16 : octal ? 8 : 10));
        } catch (NumberFormatException noOctal) {
            return OptionalLong.empty();
        }
    }

    private static Verdict<String> named(String name) {
        List<String> labels = List.of(name.split("\\.", -1));
        var ascii = new ArrayList<String>();
        for (String label : labels) {
            Verdict<String> checked = label(label);
            if (!(checked instanceof Verdict.Accepted<String>(String good))) {
                return checked;
            }
            ascii.add(good);
        }
        String all = String.join(".", ascii);
        if (all.length() > 253) {
            return Verdict.refuse(Reason.URL_HOST, "The name of the server is too long.");
        }
        boolean anywhere = LEADING_ANYWHERE.stream().anyMatch(end -> all.equals(end) || all.endsWith('.' + end));
        return ascii.size() < 2 || PRIVATE_ENDS.contains(ascii.getLast()) || anywhere ? notPublic(all)
                : Verdict.accept(all);
    }

    /** Accepted in ASCII. */
    private static Verdict<String> label(String label) {
        try {
            String ascii = IDN.toASCII(label, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            String unicode = IDN.toUnicode(ascii, IDN.ALLOW_UNASSIGNED);
            if (!LABEL.matcher(ascii).matches()) {
                return Verdict.refuse(Reason.URL_HOST, "“" + label + "” is no part of a server's name.");
            }
            boolean broken = ascii.startsWith("xn--") && unicode.equals(ascii);
            return broken || isDeceiving(unicode) ? lookalike(label) : Verdict.accept(ascii);
        } catch (IllegalArgumentException odd) {
            return Verdict.refuse(Reason.URL_HOST, "“" + label + "” is no part of a server's name.");
        }
    }

    /** Letters of scripts that are not written together, or a foreign script's letters that all look Latin. */
    private static boolean isDeceiving(String label) {
        if (label.chars().allMatch(c -> c < 128)) {
            return false;
        }
        if (Characters.hidden(label) >= 0 || !Characters.folded(label).equals(label)) {
            return true;
        }
        var scripts = EnumSet.noneOf(Character.UnicodeScript.class);
        label.codePoints().mapToObj(Character.UnicodeScript::of).forEach(scripts::add);
        scripts.remove(Character.UnicodeScript.COMMON);
        scripts.remove(Character.UnicodeScript.INHERITED);
        return !isWrittenTogether(scripts) || label.codePoints().allMatch(Hosts::looksLatin)
                || label.codePoints().anyMatch(c -> looksLikePunctuation(c) || isOddLatin(c));
    }

    private static boolean isWrittenTogether(Set<Character.UnicodeScript> scripts) {
        if (scripts.size() < 2) {
            return true;
        }
        var japanese = EnumSet.of(Character.UnicodeScript.HAN, Character.UnicodeScript.HIRAGANA,
                Character.UnicodeScript.KATAKANA, Character.UnicodeScript.LATIN);
        var korean = EnumSet.of(Character.UnicodeScript.HAN, Character.UnicodeScript.HANGUL,
                Character.UnicodeScript.LATIN);
        var chinese = EnumSet.of(Character.UnicodeScript.HAN, Character.UnicodeScript.BOPOMOFO,
                Character.UnicodeScript.LATIN);
        return japanese.containsAll(scripts) || korean.containsAll(scripts) || chinese.containsAll(scripts);
    }

    private static boolean looksLatin(int c) {
        return c < 128 && !Character.isLetter(c)
                || "асеіјорԛѕԝхуүһӏԁɡьвнкмтοανικρτυχωɑɩıοсоԍꞓƽ".indexOf(c) >= 0 && c > 127;
    }

    /** Phonetic and historic letters that are drawn like others; those with marks are of living languages. */
    private static boolean isOddLatin(int c) {
        return c >= 0x180 && c <= 0x2AF && c != 0x259
                && Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD).codePointAt(0) > 127;
    }

    private static boolean looksLikePunctuation(int c) {
        return Characters.isSlashLike(c) || Character.getType(c) == Character.MODIFIER_LETTER && c < 0x300
                || c == 0x2024 || c == 0x3002 || c == 0x05F4 || c == 0x0589 || c == 0xA789 || c == 0x2010
                || c == 0x30A0;
    }

    private static Verdict<String> bracketed(String host) {
        String inner = host.endsWith("]") ? host.substring(1, host.length() - 1) : "";
        if (inner.indexOf(':') < 0 || inner.indexOf('%') >= 0 || !inner.matches("[0-9A-Fa-f:.]+")) {
            return Verdict.refuse(Reason.URL_HOST, "“" + host + "” is no address.");
        }
        try {
            InetAddress address = InetAddress.ofLiteral(inner);
            return isPublic(address) ? Verdict.accept('[' + address.getHostAddress() + ']') : notPublic(host);
        } catch (IllegalArgumentException odd) {
            return Verdict.refuse(Reason.URL_HOST, "“" + host + "” is no address.");
        }
    }

    /** Whether the address belongs to the public internet, and what it wraps does. */
    public static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 4 ? isPublic(number(bytes, 0)) : isPublic6(bytes);
    }

    private static long number(byte[] bytes, int from) {
        long number = 0;
        for (int i = from; i < from + 4; i++) {
            number = number << 8 | bytes[i] & 0xFF;
        }
        return number;
    }

    /** By the registry of special addresses, RFC 6890 and its followers. */
    private static boolean isPublic(long ip4) {
        return !(in(ip4, 0x00000000L, 8) || in(ip4, 0x0A000000L, 8) || in(ip4, 0x64400000L, 10)
                || in(ip4, 0x7F000000L, 8) || in(ip4, 0xA9FE0000L, 16) || in(ip4, 0xAC100000L, 12)
                || in(ip4, 0xC0000000L, 24) || in(ip4, 0xC0000200L, 24) || in(ip4, 0xC0586300L, 24)
                || in(ip4, 0xC0A80000L, 16) || in(ip4, 0xC6120000L, 15) || in(ip4, 0xC6336400L, 24)
                || in(ip4, 0xCB007100L, 24) || ip4 >= 0xE0000000L || ip4 == 0xA83F8110L);
    }

    private static boolean in(long ip4, long network, int bits) {
        return ip4 >>> 32 - bits == network >>> 32 - bits;
    }

    private static boolean isPublic6(byte[] b) {
        int first = (b[0] & 0xFF) << 8 | b[1] & 0xFF;
        int second = (b[2] & 0xFF) << 8 | b[3] & 0xFF;
        if (first == 0x2002) {
            return isPublic(number(b, 2)); // 6to4
        }
        if (first == 0x64 && second == 0xFF9B) {
            return isPublic(number(b, 12)); // NAT64
        }
        boolean global = (first & 0xE000) == 0x2000;
        boolean teredo = first == 0x2001 && second < 0x200;
        boolean documentation = first == 0x2001 && second == 0xDB8 || first == 0x3FFF && second < 0x1000;
        return global && !teredo && !documentation && first != 0x3FFE;
    }
}
