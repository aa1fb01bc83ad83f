package dev.rustaiide.system.cli;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.security.Secret;

/** Where a secret is read from: what is piped in, or a person who types it unseen. */
public interface SecretInput {
    /** The secret without the line terminator at its end; null if nobody can be asked without being seen. */
    @Nullable Secret read(String prompt) throws IOException;

    /** Whether a person sees what is printed. */
    boolean isShown();

    /** Those of this process. */
    static SecretInput ofProcess(InputStream in) {
        return new SecretInput() {
            @Override
            public @Nullable Secret read(String prompt) throws IOException {
                if (!isTerminal(0)) {
                    return piped(in);
                }
                Console console = System.console();
                char[] typed = console == null ? null : console.readPassword("%s", prompt);
                if (typed == null) {
                    return null;
                }
                try {
                    return Secret.of(typed);
                } finally {
                    Arrays.fill(typed, '\0');
                }
            }

            @Override
            public boolean isShown() {
                return isTerminal(1);
            }
        };
    }

    /**
     * All of {@code in} as a secret.
     *
     * @throws IllegalArgumentException if it is not a text
     */
    static Secret piped(InputStream in) throws IOException {
        byte[] bytes = in.readAllBytes();
        int end = bytes.length;
        if (end > 0 && bytes[end - 1] == '\n') {
            end--;
        }
        if (end > 0 && bytes[end - 1] == '\r') {
            end--;
        }
        byte[] text = Arrays.copyOf(bytes, end);
        try {
            return Secret.ofUtf8(text);
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(text, (byte) 0);
        }
    }

    private static boolean isPerson() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** The console of Java tells only of both directions together, and the question is here about one. */
    private static boolean isTerminal(int descriptor) {
        Linker linker = Linker.nativeLinker();
        var isatty = linker.defaultLookup().find("isatty").or(() -> linker.defaultLookup().find("_isatty"));
        if (isatty.isEmpty()) {
            return isPerson();
        }
        try {
            var call = linker.downcallHandle(isatty.get(),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
            return (int) call.invokeExact(descriptor) != 0;
        } catch (Throwable fault) { // boundary: C throws nothing, and the handle fits its function
            throw new IllegalStateException(fault);
        }
    }
}
