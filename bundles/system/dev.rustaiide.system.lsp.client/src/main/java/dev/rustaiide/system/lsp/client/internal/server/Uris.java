package dev.rustaiide.system.lsp.client.internal.server;

import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Files as servers name them. Pure functions. */
public final class Uris {
    private static final String PLAIN = "-._~/!$&'()*+,;=@";
    private static final boolean WINDOWS = File.separatorChar == '\\';
    private static final Pattern DRIVE = Pattern.compile("/[A-Za-z]:");
    private static final String HEX = "0123456789ABCDEF";

    private Uris() {}

    /** Without a look at the disk, unlike {@link Path#toUri}, which tells folders apart. */
    public static String of(Path file) {
        String path = file.toString().replace(file.getFileSystem().getSeparator(), "/");
        var uri = new StringBuilder("file://").append(path.startsWith("/") ? "" : "/");
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0)) {
                uri.append(c);
            } else {
                uri.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
            }
        }
        return uri.toString();
    }

    /** The file that {@code uri} names; empty if it names something else, or nothing that could be a file. */
    public static Optional<Path> path(String uri) {
        try {
            URI parsed = new URI(uri);
            if (!"file".equalsIgnoreCase(parsed.getScheme()) || parsed.getPath() == null) {
                return Optional.empty();
            }
            String path = parsed.getPath();
            boolean onDrive = WINDOWS && DRIVE.matcher(path).lookingAt();
            return Optional.of(Path.of(onDrive ? path.substring(1) : path).normalize());
        } catch (URISyntaxException | InvalidPathException odd) {
            return Optional.empty();
        }
    }
}
