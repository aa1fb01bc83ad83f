package dev.rustaiide.foundation.validation.internal;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.rustaiide.foundation.validation.Reason;
import dev.rustaiide.foundation.validation.Verdict;

/** What a single name may be. Pure functions. */
public final class Names {
    private static final int MOST_BYTES = 255;
    private static final String FORBIDDEN = "<>\"|?*";
    /** Escaped dots, slashes and NULs, also twice over and in the overlong forms that old decoders took. */
    private static final Pattern ENCODED = Pattern.compile("(?i)%(25)*(2e|2f|5c|00)|%(25)*c0%(25)*(ae|af)"
            + "|%(25)*c1%(25)*9c|%(25)*e0%(25)*80%(25)*(ae|af)|%u(002e|002f|005c|2215|2216|ff0f|ff0e)");
    private static final Set<String> DEVICES = Set.of("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$");
    private static final Pattern NUMBERED_DEVICE = Pattern.compile("(COM|LPT)[0-9¹²³]");
    private static final Pattern SHORT_REPOSITORY = Pattern.compile("git~\\d+");

    private Names() {}

    public static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Accepted in the composed form, NFC. */
    public static Verdict<String> check(String name) {
        String composed = Characters.composed(name);
        return unreadable(name).or(() -> misplaced(composed)).or(() -> unportable(composed))
                .orElseGet(() -> Verdict.accept(composed));
    }

    /** Whether Git takes the name for that of its own folder, on any file system. */
    public static boolean isRepository(String name) {
        String plain = Characters.folded(name).codePoints().filter(c -> Character.getType(c) != Character.FORMAT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString()
                .toLowerCase(Locale.ROOT).replaceFirst("[. ]+$", "");
        return plain.equals(".git") || SHORT_REPOSITORY.matcher(plain).matches();
    }

    private static Optional<Verdict<String>> refused(Reason reason, String why) {
        return Optional.of(Verdict.refuse(reason, why));
    }

    /** What cannot be seen for what it is. */
    private static Optional<Verdict<String>> unreadable(String name) {
        if (name.isEmpty() || name.isBlank()) {
            return refused(Reason.PATH_EMPTY, "A name is needed.");
        }
        if (name.indexOf('\0') >= 0) {
            return refused(Reason.PATH_NUL, "The name has a NUL character, behind which some programs do not read.");
        }
        if (Characters.malformed(name) >= 0) {
            return refused(Reason.PATH_MALFORMED,
                    "The name has half a character, " + Characters.name(Characters.malformed(name)) + '.');
        }
        if (Characters.control(name) >= 0) {
            return refused(Reason.PATH_CONTROL, "A name has no control characters.");
        }
        if (isRepository(name)) {
            return refused(Reason.PATH_REPOSITORY, "Git keeps its own files under the name " + name + '.');
        }
        if (Characters.hidden(name) >= 0) {
            return refused(Reason.PATH_HIDDEN, "The name has a character that is not seen, "
                    + Characters.name(Characters.hidden(name)) + '.');
        }
        return Optional.empty();
    }

    /** What would be taken for more than a name. */
    private static Optional<Verdict<String>> misplaced(String name) {
        if (name.equals(".") || name.equals("..")) {
            return refused(Reason.PATH_DOTS, name + " stands for a folder already.");
        }
        if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
            return refused(Reason.PATH_SEPARATOR, "A name has no slashes.");
        }
        String folded = Characters.folded(name);
        boolean slashLike = name.codePoints().anyMatch(Characters::isSlashLike);
        boolean dots = folded.equals(".") || folded.equals("..");
        if (slashLike || dots || folded.indexOf('/') >= 0 || folded.indexOf('\\') >= 0) {
            return refused(Reason.PATH_LOOKALIKE, "“" + name + "” has a character that looks like a slash or dots.");
        }
        return ENCODED.matcher(name).find()
                ? refused(Reason.PATH_ENCODED, "“" + name + "” has an escaped dot, slash or NUL.") : Optional.empty();
    }

    /** What another system does not have. */
    private static Optional<Verdict<String>> unportable(String name) {
        if (name.indexOf(':') >= 0) {
            return refused(Reason.PATH_STREAM, "Some systems do not allow : in a name.");
        }
        Optional<String> odd = name.chars().filter(c -> FORBIDDEN.indexOf(c) >= 0).mapToObj(Character::toString)
                .findFirst();
        if (odd.isPresent()) {
            return refused(Reason.PATH_CHARACTER, "Some systems do not allow " + odd.get() + " in a name.");
        }
        int last = name.codePointBefore(name.length());
        if (last == '.' || isBlank(last) || isBlank(name.codePointAt(0))) {
            return refused(Reason.PATH_TRAILING, "Some systems do not allow a dot or a space at the end.");
        }
        if (isDevice(name)) {
            return refused(Reason.PATH_RESERVED, "The name " + name + " is reserved on Windows.");
        }
        if (name.startsWith("-")) {
            return refused(Reason.PATH_OPTION, "Programs take “" + name + "” for an option.");
        }
        return bytes(name) > MOST_BYTES ? refused(Reason.PATH_TOO_LONG, "The name is too long.") : Optional.empty();
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isDevice(String name) {
        int dot = name.indexOf('.');
        String stem = (dot < 0 ? name : name.substring(0, dot)).stripTrailing().toUpperCase(Locale.ROOT);
        return DEVICES.contains(stem) || NUMBERED_DEVICE.matcher(stem).matches();
    }
}
