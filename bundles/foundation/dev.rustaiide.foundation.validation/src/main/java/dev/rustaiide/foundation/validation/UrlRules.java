package dev.rustaiide.foundation.validation;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rustaiide.foundation.validation.internal.Characters;
import dev.rustaiide.foundation.validation.internal.Hosts;

/**
 * Which addresses of the web may be opened or fetched for somebody else: a document, a message, an agent. Only servers
 * of the public internet, by names that are what they look like. Whoever connects must look at the address that the
 * name resolves to as well, by {@link #isPublic}: names can be made to lead anywhere.
 */
public final class UrlRules {
    private static final int LONGEST = 4096;
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(.*)", Pattern.DOTALL);
    private static final Pattern PARTS = Pattern.compile("//([^/?#]*)([^?#]*)(\\?[^#]*)?(#.*)?", Pattern.DOTALL);
    private static final Pattern ENCODED_CONTROL = Pattern.compile("(?i)%(0[0-9a-f]|1[0-9a-f]|7f)");
    private static final Pattern HOST_AND_PORT = Pattern.compile("(\\[[^\\]]*]|[^:\\[\\]]*)(?::(\\d*))?");

    /** Where something else than the web listens; most are those of the fetch standard's list of bad ports. */
    private static final Set<Integer> NOT_WEB = Set.of(1719, 1720, 1723, 2049, 2375, 2376, 3306, 3389, 3659, 4045, 4190,
            5060, 5061, 5432, 5900, 5984, 6000, 6379, 6443, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 9042, 9200,
            9300, 10080, 10250, 11211, 27017);

    private UrlRules() {}

    /** A web address; accepted in its plain form: small letters, the server in ASCII, no port that needs no saying. */
    public static Verdict<URI> web(String url) {
        Optional<Verdict<URI>> wrong = unreadable(url);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        Matcher scheme = SCHEME.matcher(url);
        if (!scheme.matches()) {
            return Verdict.refuse(Reason.URL_SCHEME, "“" + url + "” does not say how it is fetched.");
        }
        String name = scheme.group(1).toLowerCase(Locale.ROOT);
        if (!name.equals("https") && !name.equals("http")) {
            return Verdict.refuse(Reason.URL_SCHEME, "“" + name + ":” is nothing of the web.");
        }
        Matcher parts = PARTS.matcher(scheme.group(2));
        return parts.matches() ? web(name, parts)
                : Verdict.refuse(Reason.URL_MALFORMED, "“" + url + "” names no server.");
    }

    /** Whether an address that a name resolved to belongs to the public internet. */
    public static boolean isPublic(InetAddress address) {
        return Hosts.isPublic(address);
    }

    private static Optional<Verdict<URI>> refused(Reason reason, String why) {
        return Optional.of(Verdict.refuse(reason, why));
    }

    private static Optional<Verdict<URI>> unreadable(String url) {
        if (url.isBlank()) {
            return refused(Reason.URL_EMPTY, "The address is empty.");
        }
        if (url.length() > LONGEST) {
            return refused(Reason.URL_TOO_LONG, "The address has more than " + LONGEST + " characters.");
        }
        boolean blank = url.codePoints().anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
        if (blank || Characters.control(url) >= 0 || ENCODED_CONTROL.matcher(url).find()) {
            return refused(Reason.URL_CONTROL, "The address has a blank or a control character.");
        }
        if (Characters.malformed(url) >= 0) {
            return refused(Reason.URL_MALFORMED, "The address has half a character.");
        }
        if (Characters.hidden(url) >= 0) {
            return refused(Reason.URL_HIDDEN, "The address has a character that is not seen, "
                    + Characters.name(Characters.hidden(url)) + '.');
        }
        return url.indexOf('\\') < 0 ? Optional.empty()
                : refused(Reason.URL_BACKSLASH, "The address has a backslash, which programs read in different ways.");
    }

    private static Verdict<URI> web(String scheme, Matcher parts) {
        String authority = parts.group(1);
        if (authority.indexOf('@') >= 0 || authority.toLowerCase(Locale.ROOT).contains("%40")) {
            return Verdict.refuse(Reason.URL_USERINFO,
                    "What stands before the @ is no server, though it looks like one.");
        }
        Matcher split = HOST_AND_PORT.matcher(authority);
        if (!split.matches()) {
            return Verdict.refuse(Reason.URL_HOST, "“" + authority + "” is no server.");
        }
        Optional<Verdict<URI>> badPort = port(split.group(2));
        if (badPort.isPresent()) {
            return badPort.get();
        }
        String port = plainPort(scheme, split.group(2));
        return Hosts.check(split.group(1)).then(host -> assembled(scheme + "://" + host + port, parts));
    }

    private static Verdict<URI> assembled(String start, Matcher parts) {
        String path = parts.group(2).isEmpty() ? "/" : parts.group(2);
        String query = Optional.ofNullable(parts.group(3)).orElse("");
        String fragment = Optional.ofNullable(parts.group(4)).orElse("");
        try {
            return Verdict.accept(URI.create(new URI(start + path + query + fragment).toASCIIString()));
        } catch (URISyntaxException odd) {
            return Verdict.refuse(Reason.URL_MALFORMED, "The address has “" + odd.getReason() + "” in it.");
        }
    }

    private static Optional<Verdict<URI>> port(String digits) {
        if (digits == null || digits.isEmpty()) {
            return Optional.empty();
        }
        int port = digits.length() > 6 ? 0 : Integer.parseInt(digits);
        boolean web = port == 80 || port == 443 || port >= 1024 && port <= 65_535 && !NOT_WEB.contains(port);
        return web ? Optional.empty() : refused(Reason.URL_PORT, "Port " + digits + " is none of the web.");
    }

    private static String plainPort(String scheme, String digits) {
        if (digits == null || digits.isEmpty()) {
            return "";
        }
        int port = Integer.parseInt(digits);
        return port == (scheme.equals("https") ? 443 : 80) ? "" : ":" + port;
    }
}
