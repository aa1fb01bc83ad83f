package dev.rustaiide.system.git.index;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A path as people read it and as Git and the disk have it: bytes, which need not be UTF-8. What is none is written as
 * {@code \xE9}, so that every file has a name that can be shown, typed and given back, and no two have the same: a
 * backslash that is really there and would be read so is written {@code \x5C}. Slashes stay where they are.
 */
public final class GitPath {
    /** What Java puts where bytes are no text. */
    private static final char UNREADABLE = '\uFFFD';
    private static final int ESCAPED = 4;
    private static final int BACKSLASH = 0x5c;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private GitPath() {}

    /** What {@code bytes} are written as. */
    public static String of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    /** What {@code bytes[start..end)} are written as. */
    static String of(byte[] bytes, int start, int end) {
        String plain = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        if (plain.indexOf("\\x") < 0 && plain.indexOf(UNREADABLE) < 0) {
            return plain;
        }
        StringBuilder written = new StringBuilder();
        for (int at = start; at < end;) {
            int length = character(bytes, at, end);
            if (length == 0) {
                written.append("\\x").append(HEX.toHexDigits(bytes[at++]));
            } else if (bytes[at] == BACKSLASH && isEscape(bytes, at, end)) {
                written.append("\\x5C");
                at++;
            } else {
                written.append(new String(bytes, at, length, StandardCharsets.UTF_8));
                at += length;
            }
        }
        return written.toString();
    }

    /** How many bytes the character at {@code at} has; 0 if there is none. */
    private static int character(byte[] bytes, int at, int end) {
        int first = bytes[at] & 0xff;
        int length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
        if (length < 2) {
            return length;
        }
        byte[] one = Arrays.copyOfRange(bytes, at, Math.min(end, at + length));
        // Whatever else is wrong with it, it does not come back the same.
        return Arrays.equals(one, new String(one, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8)) ? length
                : 0;
    }

    private static boolean isEscape(byte[] bytes, int at, int end) {
        return at + ESCAPED <= end && escaped(new String(bytes, at, ESCAPED, StandardCharsets.ISO_8859_1), 0) >= 0;
    }

    /** The byte that is written at {@code at}; -1 if that is no such. */
    private static int escaped(String path, int at) {
        if (at + ESCAPED > path.length() || path.charAt(at) != '\\' || path.charAt(at + 1) != 'x'
                || !HexFormat.isHexDigit(path.charAt(at + 2)) || !HexFormat.isHexDigit(path.charAt(at + 3))) {
            return -1;
        }
        int value = HexFormat.fromHexDigits(path, at + 2, at + ESCAPED);
        return value >= 0x80 || value == BACKSLASH ? value : -1;
    }

    /** The bytes of a path that is written as {@code path}. */
    public static byte[] bytes(String path) {
        int next = path.indexOf("\\x");
        if (next < 0) {
            return path.getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int done = 0;
        for (; next >= 0; next = path.indexOf("\\x", next)) {
            int value = escaped(path, next);
            if (value < 0) {
                next++;
                continue;
            }
            bytes.writeBytes(path.substring(done, next).getBytes(StandardCharsets.UTF_8));
            bytes.write(value);
            next += ESCAPED;
            done = next;
        }
        bytes.writeBytes(path.substring(done).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    /** The file below {@code root} that {@code path} is written for, whatever its bytes and the system's language. */
    public static Path file(Path root, String path) {
        if (path.indexOf("\\x") < 0) {
            try {
                return root.resolve(path);
            } catch (InvalidPathException foreign) {
                // Its letters are none of the language that this process was started with.
                return root.resolve(path(bytes(path)));
            }
        }
        return root.resolve(path(bytes(path)));
    }

    /** The path of just these bytes. Java makes such ones of addresses only, and of what it finds on the disk. */
    public static Path path(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (bytes.length == 0 || text.chars().allMatch(each -> each > 0 && each < 0x80)) {
            return Path.of(text);
        }
        boolean absolute = bytes[0] == '/';
        StringBuilder address = new StringBuilder(absolute ? "file://" : "file:///");
        for (byte each : bytes) {
            boolean plain = each >= 'a' && each <= 'z' || each >= 'A' && each <= 'Z' || each >= '0' && each <= '9'
                    || each == '/' || each == '.' || each == '-' || each == '_';
            address.append(plain ? String.valueOf((char) each) : "%" + HEX.toHexDigits(each));
        }
        Path whole = Path.of(URI.create(address.toString()));
        return absolute ? whole : whole.subpath(0, whole.getNameCount());
    }

    /** What the path from {@code root} to {@code file}, which lies below it, is written as, with {@code /}. */
    public static String of(Path root, Path file) {
        String text = root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
        if (text.indexOf("\\x") < 0 && isText(file)) {
            return text;
        }
        return of(bytes(root.relativize(file)));
    }

    /** Whether Java knows {@code path} by letters, so that those lead to it again. */
    public static boolean isText(Path path) {
        return path.toString().indexOf(UNREADABLE) < 0;
    }

    /** The bytes of a path, e.g. of where a link leads. */
    public static byte[] bytes(Path path) {
        String text = path.toString();
        if (isText(path)) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        Path whole = path.isAbsolute() ? path : Path.of("/").resolve(path);
        byte[] address = whole.toUri().getRawPath().getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int at = path.isAbsolute() ? 0 : 1; at < address.length; at++) {
            if (address[at] == '%') {
                bytes.write(Integer.parseInt(new String(address, at + 1, 2, StandardCharsets.US_ASCII), 16));
                at += 2;
            } else {
                bytes.write(address[at]);
            }
        }
        byte[] found = bytes.toByteArray();
        // An address of a folder that is there ends with a slash.
        boolean surplus = found.length > 1 && found[found.length - 1] == '/' && !text.endsWith("/");
        return surplus ? Arrays.copyOf(found, found.length - 1) : found;
    }
}
