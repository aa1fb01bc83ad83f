package dev.rustaiide.foundation.fs;

import java.io.IOException;

import org.osgi.annotation.versioning.ConsumerType;

/** A volume that takes changes. Each is whole: no reader sees half of it. */
@ConsumerType
public interface WritableVolume extends Volume {
    /** Puts {@code content} in the place of the file at {@code path}, or makes it; {@code fresh} only makes it. */
    void write(String path, byte[] content, boolean fresh) throws IOException;

    void createFolder(String path) throws IOException;

    /** Deletes a file or an empty folder. */
    void delete(String path) throws IOException;

    /** Gives a file or a folder another path; a file that is there is replaced only if {@code replace}. */
    void move(String from, String to, boolean replace) throws IOException;
}
