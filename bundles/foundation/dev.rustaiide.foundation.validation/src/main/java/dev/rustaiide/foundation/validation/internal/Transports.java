package dev.rustaiide.foundation.validation.internal;

import java.util.Optional;
import java.util.regex.Pattern;

import dev.rustaiide.foundation.validation.Reason;

/** Addresses that Git fetches from: some of them are programs, and some are options of programs. */
final class Transports {
    private static final Pattern HELPER = Pattern.compile("[A-Za-z0-9_+.-]*::.*", Pattern.DOTALL);
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://(.*)", Pattern.DOTALL);

    private Transports() {}

    static Optional<Objection> objection(String address) {
        if (HELPER.matcher(address).matches()) {
            return refused(address, "starts a program to fetch");
        }
        var scheme = SCHEME.matcher(address);
        if (!scheme.matches()) {
            return address.startsWith("-") ? refused(address, "would be taken for an option") : Optional.empty();
        }
        boolean known = scheme.group(1).matches("(?i)https|http|ssh|git\\+ssh|ssh\\+git|git");
        if (!known) {
            return refused(address, "is fetched in a way that is not allowed here");
        }
        String host = scheme.group(2).replaceFirst("^[^/@]*@", "");
        return host.startsWith("-") || scheme.group(2).startsWith("-") || scheme.group(2).startsWith("%2")
                || host.startsWith("%2")
                ? refused(address, "has an option where the name of the server should be") : Optional.empty();
    }

    private static Optional<Objection> refused(String address, String reason) {
        return Objection.of(Reason.COMMAND_TRANSPORT, "“" + address + "” " + reason + '.');
    }
}
