package dev.rustaiide.system.git.integration.internal.remotes;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/**
 * A repository elsewhere that git is told to talk to. It is chosen as git chooses, and what the gate judges is the
 * address that git goes to.
 *
 * @param remote its name here, or an address where it has none
 * @param named whether it has a name
 */
record Destination(String remote, boolean named, RemoteAddress address) {
    /** The repository here, for a branch that follows another one of it. */
    private static final String HERE = ".";

    /**
     * Where commits come from.
     *
     * @param asked the name of a remote; empty for the one that is meant
     * @param branch that is checked out; empty if none is
     */
    static Destination fetched(Configured settings, String asked, String branch) throws FailureException {
        return of(settings, asked, followed(settings, branch), false);
    }

    /** Where commits of {@code branch} go to, which may be elsewhere than where they come from. */
    static Destination pushed(Configured settings, String asked, String branch) throws FailureException {
        Optional<String> own = settings.get("branch." + branch + ".pushremote")
                .or(() -> settings.get("remote.pushdefault"));
        return of(settings, asked, own.or(() -> followed(settings, branch)), true);
    }

    /** For people. */
    String title() {
        return named ? remote : address.title();
    }

    private static Optional<String> followed(Configured settings, String branch) {
        return settings.get("branch." + branch + ".remote");
    }

    private static Destination of(Configured settings, String asked, Optional<String> configured, boolean push)
            throws FailureException {
        List<String> all = settings.remotes();
        String meant = !asked.isEmpty() ? asked : configured.or(() -> usual(all)).orElse("");
        if (all.contains(meant)) {
            return new Destination(meant, true, one(meant, settings.addresses(meant, push)));
        }
        boolean isAddress = asked.isEmpty() && (meant.equals(HERE) || meant.contains("/") || meant.contains(":"));
        if (!isAddress) {
            throw unknown(meant, all);
        }
        return new Destination(meant, false, RemoteAddress.of(settings.rewritten(meant, push)));
    }

    private static Optional<String> usual(List<String> all) {
        return Stream.of("origin").filter(all::contains).findFirst()
                .or(() -> all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty());
    }

    private static FailureException unknown(String meant, List<String> all) {
        return new FailureException(new Failure.Other(meant.isEmpty() ? "Cannot tell which remote is meant."
                : "Cannot use the remote “" + meant + "”.", all.isEmpty() ? "The repository knows no other one."
                : "It knows " + String.join(", ", all) + ".",
                all.isEmpty() ? "Add one: rust-ai-ide git remote add origin URL" : "Name one of them."));
    }

    /** The gate is asked once: all of them have to be on one server. */
    private static RemoteAddress one(String remote, List<String> urls) throws FailureException {
        if (urls.isEmpty()) {
            throw new FailureException(new Failure.Other("Cannot find the remote " + remote + ".",
                    "It has no address to fetch from.", "Set one: rust-ai-ide git remote set-url " + remote + " URL"));
        }
        RemoteAddress first = RemoteAddress.of(urls.getFirst());
        for (String other : urls.subList(1, urls.size())) {
            RemoteAddress next = RemoteAddress.of(other);
            if (!next.server().equals(first.server()) || !next.protocol().equals(first.protocol())) {
                throw new FailureException(new Failure.Other("Cannot push to " + remote + ".",
                        "It stands for several servers.", "Make a remote of its own for each of them."));
            }
        }
        return first;
    }
}
