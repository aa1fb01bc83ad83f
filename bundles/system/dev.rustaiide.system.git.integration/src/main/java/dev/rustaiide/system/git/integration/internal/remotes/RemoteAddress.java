package dev.rustaiide.system.git.integration.internal.remotes;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.security.SecretId;

/**
 * Where a repository lies, as git understands it: a file, {@code scheme://server/path}, or {@code server:path}. What
 * git, curl and ssh could take for an address of another server than this does is refused.
 *
 * @param protocol as git calls it: file, ssh, http, https or git
 * @param server empty for a file; without user and path for others
 * @param user that the address names, empty if it names none
 * @param hasPassword whether the address has a password in it
 */
public record RemoteAddress(String text, String protocol, Optional<URI> server, String user, boolean hasPassword) {
    private static final Pattern URL = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://(?:([^/?#@\\\\]*)@)?"
            + "([^/?#@\\\\]*)(/.*)?");
    private static final Pattern SHORT = Pattern.compile("(?:([^/@:?#\\\\]+)@)?"
            + "(\\[[^\\]/]+]|[^/:\\[\\]@?#\\\\]+):(?!:)(.*)");
    /** Begins as a URL, well formed or not: git takes it for nothing else. */
    private static final Pattern SCHEME = Pattern.compile("[^/]*://.*");
    /** Git looks for no file of this name. */
    private static final Pattern SERVER = Pattern.compile("[^/]+:.*");
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:[\\\\/].*");

    /** Understands {@code text}. */
    public static RemoteAddress of(String text) throws FailureException {
        if (text.isBlank() || text.startsWith("-") || text.chars().anyMatch(Character::isISOControl)) {
            throw refused(text, "It is no address.");
        }
        Matcher url = URL.matcher(text);
        if (url.matches()) {
            return ofUrl(text, url);
        }
        if (text.contains("::")) {
            throw refused(text, "Git would run a program of that name.");
        }
        if (DRIVE.matcher(text).matches()) {
            return new RemoteAddress(text, "file", Optional.empty(), "", false);
        }
        Matcher brief = SHORT.matcher(text);
        if (brief.matches() && !SCHEME.matcher(text).matches()) {
            demandOneReading(text, "", brief.group(3));
            return new RemoteAddress(text, "ssh", Optional.of(server(text, "ssh", brief.group(2))),
                    Optional.ofNullable(brief.group(1)).orElse(""), false);
        }
        if (SERVER.matcher(text).matches()) {
            throw refused(text, "Its server could be read in two ways.");
        }
        return new RemoteAddress(text, "file", Optional.empty(), "", false);
    }

    private static RemoteAddress ofUrl(String text, Matcher url) throws FailureException {
        String scheme = url.group(1).toLowerCase(Locale.ROOT);
        String login = Optional.ofNullable(url.group(2)).orElse("");
        int colon = login.indexOf(':');
        if (!scheme.startsWith("http") && !scheme.equals("file")) {
            demandOneReading(text, login + url.group(3), Optional.ofNullable(url.group(4)).orElse(""));
        }
        return switch (scheme) {
            case "file" -> new RemoteAddress(text, "file", Optional.empty(), "", false);
            case "https", "http", "git", "ssh" -> new RemoteAddress(text, scheme,
                    Optional.of(server(text, scheme, url.group(3))), colon < 0 ? login : login.substring(0, colon),
                    colon >= 0);
            case "git+ssh", "ssh+git" -> new RemoteAddress(text, "ssh", Optional.of(server(text, "ssh",
                    url.group(3))), colon < 0 ? login : login.substring(0, colon), colon >= 0);
            default -> throw refused(text, "“" + scheme + "” is no way to reach a repository.");
        };
    }

    /**
     * Git decodes an address of its own kinds before it looks where the server ends, and takes what stands between
     * brackets after an @ for the server, wherever that is.
     */
    private static void demandOneReading(String text, String authority, String path) throws FailureException {
        String decoded = path.replaceAll("(?i)%40", "@").replaceAll("(?i)%5b", "[");
        if (authority.startsWith("-") || authority.contains("%") || decoded.contains("@[")) {
            throw refused(text, "Its server could be read in two ways.");
        }
    }

    private static URI server(String text, String scheme, String authority) throws FailureException {
        try {
            URI server = new URI(scheme + "://" + authority.toLowerCase(Locale.ROOT));
            if (server.getHost() == null || server.getRawUserInfo() != null) {
                throw refused(text, "It names no server.");
            }
            return server;
        } catch (URISyntaxException odd) {
            throw refused(text, "“" + authority + "” is no server.");
        }
    }

    private static FailureException refused(String text, String why) {
        return new FailureException(new Failure.Refused("Cannot use “" + text + "” as a repository.", "git.address",
                why, "Use a folder, https://server/path or git@server:path."));
    }

    /**
     * Fails if there is a password in it, which git would write into settings as it is.
     *
     * @param purpose the rest of the sentence “Cannot …”
     */
    public void demandNoPassword(String purpose) throws FailureException {
        if (hasPassword) {
            throw new FailureException(new Failure.Refused("Cannot " + purpose + ".", "git.password",
                    "There is a password in the address, which would be kept in the settings of the repository, where"
                            + " anybody can read it.",
                    protocol.startsWith("http") ? "Leave it out, and log in: rust-ai-ide git login " + protocol + "://"
                            + title() : "Leave it out."));
        }
    }

    /** For people: the server, or the address itself. */
    public String title() {
        return server.map(URI::getRawAuthority).orElse(text);
    }

    /** What the name and the password for its server are called; what is kept for HTTPS is never sent over HTTP. */
    public Optional<SecretId> login() {
        if (server.isEmpty() || !protocol.startsWith("http")) {
            return Optional.empty();
        }
        String name = "git/" + (protocol.equals("http") ? "http/" : "") + server.get().getRawAuthority()
                .replaceAll("[^A-Za-z0-9.]", "-");
        return SecretId.isValid(name) ? Optional.of(new SecretId(name)) : Optional.empty();
    }
}
