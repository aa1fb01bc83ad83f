package dev.rustaiide.system.git.rules;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

import org.eclipse.jgit.attributes.Attribute;
import org.eclipse.jgit.attributes.Attribute.State;
import org.jspecify.annotations.Nullable;

/**
 * How a file's bytes on the disk become those that Git keeps, and back: ends of lines. What a program would have to do
 * (filters, other encodings, keywords) is not done here, but told. Any thread may use it.
 */
public final class Cleaning {
    private static final int CR = '\r';
    private static final int LF = '\n';

    private final Attributes attributes;
    private final GitSettings settings;
    private final String autoCrLf;

    /**
     * @param store the repository's own folder
     * @param environment where the user's folders are looked up
     */
    public Cleaning(Path root, Path store, GitSettings settings, UnaryOperator<@Nullable String> environment) {
        this.settings = settings;
        this.attributes = new Attributes(root, settings.userAttributes(environment),
                store.resolve("info/attributes"));
        this.autoCrLf = settings.get("core", null, "autocrlf").orElse("false");
    }

    /** What is done with the ends of lines of one file. */
    enum Ends {
        /** Nothing. */ KEPT,
        /** It is a text, whatever is in it. */ TEXT,
        /** It is a text if it looks like one. */ GUESSED
    }

    /** Whether only git itself, with the programs that it runs, knows what the file becomes. */
    public boolean needsProgram(String path) {
        Map<String, Attribute> of = attributes.of(path);
        return Attributes.value(of, "filter").filter(settings::hasFilter).isPresent()
                || Attributes.is(of, "ident", State.SET) || of.containsKey("working-tree-encoding");
    }

    /** Whether its bytes are kept as they are, whatever they are. */
    public boolean isPlain(String path) {
        Map<String, Attribute> of = attributes.of(path);
        return ends(of) == Ends.KEPT && Attributes.value(of, "filter").filter(settings::hasFilter).isEmpty()
                && !Attributes.is(of, "ident", State.SET) && !of.containsKey("working-tree-encoding");
    }

    private Ends ends(Map<String, Attribute> of) {
        if (Attributes.is(of, "text", State.UNSET)) {
            return Ends.KEPT;
        }
        Optional<String> eol = Attributes.value(of, "eol").filter(value -> value.equals("lf") || value.equals("crlf"));
        if (Attributes.value(of, "text").filter("auto"::equals).isPresent()) {
            return Ends.GUESSED;
        }
        if (Attributes.is(of, "text", State.SET) || eol.isPresent()) {
            return Ends.TEXT;
        }
        return isAutomatic() ? Ends.GUESSED : Ends.KEPT;
    }

    private boolean isAutomatic() {
        return autoCrLf.equals("input") || isOn(autoCrLf);
    }

    private static boolean isOn(String value) {
        return value.isEmpty() || value.equalsIgnoreCase("true") || value.equalsIgnoreCase("yes")
                || value.equalsIgnoreCase("on") || value.equals("1");
    }

    /**
     * What Git keeps of {@code content}.
     *
     * @param keptWithCr whether what Git has of the file now has carriage returns: then a guess leaves them
     */
    public byte[] clean(String path, byte[] content, BooleanSupplier keptWithCr) {
        Ends ends = ends(attributes.of(path));
        boolean unchanged = ends == Ends.KEPT || !hasPairs(content)
                || ends == Ends.GUESSED && (isBinary(content) || keptWithCr.getAsBoolean());
        return unchanged ? content : withoutCr(content);
    }

    /** What lies on the disk of what Git keeps. */
    public byte[] smudge(String path, byte[] content) {
        Map<String, Attribute> of = attributes.of(path);
        Ends ends = ends(of);
        boolean windows = Attributes.value(of, "eol").map("crlf"::equals)
                .orElseGet(() -> isOn(autoCrLf) || settings.get("core", null, "eol").filter("crlf"::equals).isPresent()
                        && !autoCrLf.equals("input"));
        if (ends == Ends.KEPT || !windows || ends == Ends.GUESSED && (isBinary(content) || has(content, CR))) {
            return content;
        }
        return withCr(content);
    }

    /** Whether there is a line that ends with both. */
    public static boolean hasPairs(byte[] content) {
        for (int i = 1; i < content.length; i++) {
            if (content[i] == LF && content[i - 1] == CR) {
                return true;
            }
        }
        return false;
    }

    private static boolean has(byte[] content, int value) {
        for (byte each : content) {
            if (each == value) {
                return true;
            }
        }
        return false;
    }

    /** As git guesses: a zero, a carriage return alone, or one odd byte in 128. */
    private static boolean isBinary(byte[] content) {
        int printable = 0;
        int odd = 0;
        for (int i = 0; i < content.length; i++) {
            int c = content[i] & 0xff;
            if (c == CR) {
                if (i + 1 == content.length || content[i + 1] != LF) {
                    return true;
                }
            } else if (c == 0) {
                return true;
            } else if (c == 127 || c < 32 && c != LF && c != '\b' && c != '\t' && c != 27 && c != '\f') {
                odd++;
            } else if (c != LF) {
                printable++;
            }
        }
        if (content.length > 0 && content[content.length - 1] == 26) {
            // The end of a file of old.
            odd--;
        }
        return printable >> 7 < odd;
    }

    private static byte[] withoutCr(byte[] content) {
        var out = new ByteArrayOutputStream(content.length);
        for (int i = 0; i < content.length; i++) {
            if (content[i] != CR || i + 1 == content.length || content[i + 1] != LF) {
                out.write(content[i]);
            }
        }
        return out.toByteArray();
    }

    private static byte[] withCr(byte[] content) {
        var out = new ByteArrayOutputStream(content.length + content.length / 32);
        for (int i = 0; i < content.length; i++) {
            if (content[i] == LF && (i == 0 || content[i - 1] != CR)) {
                out.write(CR);
            }
            out.write(content[i]);
        }
        return out.toByteArray();
    }
}
