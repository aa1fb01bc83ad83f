package dev.rustaiide.system.network.services.internal;

import java.net.IDN;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of the allow-list.
 *
 * @param host in ASCII and small letters
 * @param subdomains whether {@code host} stands for all names that end with it, itself excluded
 */
record ServerRule(String scheme, String host, boolean subdomains, int port) {
    private static final Pattern FORM = Pattern
            .compile("(?:(https?|ssh|git)://)?(\\*\\.)?([^\\s/:*\\[\\]@?#]+|\\[[0-9A-Fa-f:.]+])(?::(\\d{1,5}))?/?");

    /** Empty if it is none: a mistyped rule allows nothing. */
    static Optional<ServerRule> parse(String line) {
        Matcher parts = FORM.matcher(line.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        String scheme = parts.group(1) == null ? "https" : parts.group(1);
        int port = parts.group(4) == null ? usualPort(scheme) : Integer.parseInt(parts.group(4));
        return ascii(parts.group(3)).filter(_ -> port > 0 && port < 65_536)
                .map(host -> new ServerRule(scheme, host, parts.group(2) != null, port));
    }

    boolean fits(URI address) {
        String scheme = scheme(address);
        int port = address.getPort() < 0 ? usualPort(scheme) : address.getPort();
        return this.scheme.equals(scheme) && this.port == port && host(address).filter(this::names).isPresent();
    }

    private boolean names(String name) {
        return subdomains ? name.endsWith('.' + host) : name.equals(host);
    }

    static int usualPort(String scheme) {
        return switch (scheme) {
            case "http" -> 80;
            case "ssh" -> 22;
            case "git" -> 9418;
            default -> 443;
        };
    }

    static String scheme(URI address) {
        return address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
    }

    /** The server's name as rules have it; empty if there is none that can be one. */
    static Optional<String> host(URI address) {
        return address.getHost() == null ? Optional.empty() : ascii(address.getHost());
    }

    private static Optional<String> ascii(String name) {
        try {
            String ascii = name.startsWith("[") ? name : IDN.toASCII(name);
            String plain = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
            return plain.isEmpty() ? Optional.empty() : Optional.of(plain.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }
}
