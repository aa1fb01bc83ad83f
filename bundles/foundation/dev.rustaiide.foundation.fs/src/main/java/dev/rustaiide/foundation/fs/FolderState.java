package dev.rustaiide.foundation.fs;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.common.Sha256;

/** Tells a folder as it is now from what it was, so that what was made of it can be kept for as long as it is so. */
public final class FolderState {
    private FolderState() {}

    /**
     * A hash, in hexadecimal, of the paths within {@code folder}, sizes and times of all of its files that Git does not
     * ignore: what an index reads. Reads none of them. Blocks on the disk.
     *
     * @throws InterruptedException if {@code scope} is cancelled
     */
    public static String of(Path folder, Scope scope) throws InterruptedException {
        var files = new TreeMap<String, String>();
        new FileWalk(new GitIgnored(folder)).forEach(folder, scope, (file, attributes) -> files.put(
                folder.relativize(file).toString().replace('\\', '/'),
                attributes.size() + " " + attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS)));
        MessageDigest digest = Sha256.digest();
        files.forEach((name, state) -> digest.update((name + '\0' + state + '\n').getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }
}
