package dev.rustaiide.system.external.apis.internal;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.external.apis.Provider;
import dev.rustaiide.system.network.services.HttpReply;

/**
 * An answer that says no.
 *
 * @param says what the server says about it, as a line; may be empty
 * @param pause how long it asks to wait, by its own clock; empty if it does not
 * @param skew how far this machine's clock is ahead of the server's; zero if it does not tell
 * @param isTooLong whether it says that the prompt is longer than the model reads
 */
record Refusal(int status, String says, Optional<Duration> pause, Duration skew, boolean isTooLong) {
    /** More than a request takes, less than tokens last. */
    private static final Duration WRONG_CLOCK = Duration.ofMinutes(3);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    static Refusal of(HttpReply reply, String body, Clock clock) {
        Instant now = clock.instant();
        Optional<Instant> theirs = reply.header("Date").flatMap(Refusal::date);
        Optional<Duration> pause = reply.header("Retry-After").flatMap(value -> value.strip().matches("\\d{1,7}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(value.strip())))
                : date(value).map(when -> Duration.between(theirs.orElse(now), when)));
        return new Refusal(reply.status(), ErrorText.of(body), pause.map(Refusal::notNegative),
                theirs.map(date -> Duration.between(date, now)).orElse(Duration.ZERO),
                reply.status() == 413 || reply.status() < 500 && ErrorText.isTooLong(body));
    }

    private static Duration notNegative(Duration pause) {
        return pause.isNegative() ? Duration.ZERO : pause;
    }

    private static Optional<Instant> date(String value) {
        try {
            return Optional.of(ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    /** Whether it asks to come back later. */
    boolean isBusy() {
        return status == 429;
    }

    /** Whether it may be gone the next time. */
    boolean isPassing() {
        return status >= 500;
    }

    FailureException failure(Provider provider, String model, Clock clock) {
        String name = provider.name();
        if (isTooLong) {
            return tooLong(provider, model, "That is too long for it (" + status + ')' + said());
        }
        return switch (status) {
            case 401, 403 -> failed(provider, model,
                    "It does not accept the key (" + status + ')' + said() + clockNote(),
                    "Set one that it accepts: rust-ai-ide providers key " + name + '.');
            case 404 -> failed(provider, model, "It knows no such model or address (404)" + said(),
                    "See what it has: rust-ai-ide providers check " + name + '.');
            case 407 -> failed(provider, model, "A proxy on the way wants a password (407)" + said(),
                    "Check the proxy (network.proxy) or ask who runs it.");
            case 402 -> failed(provider, model, "It wants to be paid first (402)" + said(),
                    "See your account there, or use another model.");
            case 429 -> failed(provider, model, "It has had too many requests (429)" + said(), later(clock));
            default -> status >= 500
                    ? failed(provider, model, "It is out of order (" + status + ')' + said(),
                            "Try again later, or use another model.")
                    : failed(provider, model, "It does not accept the request (" + status + ')' + said(),
                            "Check its address and model, or use another one.");
        };
    }

    static FailureException failed(Provider provider, String model, String why, String nextStep) {
        return new FailureException(new Failure.Other(what(provider, model), why, nextStep));
    }

    static FailureException tooLong(Provider provider, String model, String why) {
        return new FailureException(new Failure.PromptTooLong(what(provider, model), why));
    }

    static String what(Provider provider, String model) {
        return "Cannot get an answer of " + model + " (" + provider.name() + ").";
    }

    private String said() {
        return says.isEmpty() ? "." : ": " + ErrorText.sentence(says);
    }

    private String clockNote() {
        if (skew.abs().compareTo(WRONG_CLOCK) < 0) {
            return "";
        }
        return " This machine's clock is " + skew.abs().toMinutes() + " minutes " + (skew.isNegative() ? "behind"
                : "ahead of") + " the server's, which can make a good key look expired.";
    }

    private String later(Clock clock) {
        if (pause.isEmpty()) {
            return "Try again in a minute, or use another model.";
        }
        ZonedDateTime when = ZonedDateTime.now(clock).plus(pause.get()).truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        boolean today = pause.get().compareTo(Duration.ofHours(12)) < 0;
        return "Try again at " + when.format(today ? TIME : DAY) + ", or use another model.";
    }
}
