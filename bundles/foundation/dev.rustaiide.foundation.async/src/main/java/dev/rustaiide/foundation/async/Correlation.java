package dev.rustaiide.foundation.async;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Ties together what is done for one reason: a key stroke, a command, a message from another process. A {@link Call}
 * that is started inside of a call is done for the same reason, and so is what runs when a call ends; any other call
 * has a reason of its own. Its id is made when somebody asks for it first.
 */
public final class Correlation {
    private static final int LENGTH = 10;
    private static final int LONGEST = 64;
    /** Crockford's base 32: nothing in it is taken for something else when it is read out. */
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
    /** That of a thread which is at nothing. */
    static final Correlation NONE = new Correlation("");

    private volatile @Nullable String id;

    Correlation() {}

    private Correlation(String id) {
        this.id = id;
    }

    /** The id of what this thread is at, ten letters and digits if it was made here; empty outside of any call. */
    public static String current() {
        return Context.current().correlation().id();
    }

    /**
     * Runs {@code work} in this thread under an id that came from elsewhere, e.g. with a request. One that is not up to
     * 64 letters, digits, dots, hyphens and underscores gives way to a new one: it goes into logs.
     */
    public static void run(String id, Runnable work) {
        call(id, () -> {
            work.run();
            return true;
        });
    }

    /**
     * As {@link #run}, for work that gives something.
     *
     * @throws X if {@code work} does
     */
    public static <R, X extends Throwable> R call(String id, ScopedValue.CallableOp<R, X> work) throws X {
        var correlation = isFit(id) ? new Correlation(id) : new Correlation();
        return Context.current().with(correlation).call(work);
    }

    /**
     * Runs {@code work} in this thread for a reason of its own, whatever the thread is at: calls that it starts are not
     * tied to the caller, nor are they background work because the caller is.
     */
    public static void apart(Runnable work) {
        new Context(new Correlation(), null).run(work);
    }

    /** As {@link #apart(Runnable)}, with what {@code work} gives, such as a call that lasts as long as a service. */
    public static <T> T apart(Supplier<T> work) {
        return new Context(new Correlation(), null).call(work::get);
    }

    private String id() {
        String known = id;
        return known == null ? make() : known;
    }

    private synchronized String make() {
        String known = id;
        if (known == null) {
            var random = ThreadLocalRandom.current();
            var fresh = new StringBuilder(LENGTH);
            for (int i = 0; i < LENGTH; i++) {
                fresh.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
            }
            known = fresh.toString();
            id = known;
        }
        return known;
    }

    private static boolean isFit(String id) {
        return !id.isEmpty() && id.length() <= LONGEST && id.chars().allMatch(c -> c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.' || c == '-' || c == '_');
    }
}
