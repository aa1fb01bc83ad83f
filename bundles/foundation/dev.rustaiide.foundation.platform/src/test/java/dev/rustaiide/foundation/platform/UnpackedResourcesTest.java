package dev.rustaiide.foundation.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedResourcesTest {
    @TempDir
    Path temp;

    private URL resource(String name, String content) throws IOException {
        return Files.writeString(temp.resolve(name), content).toUri().toURL();
    }

    @Test
    void is_copied_once() throws IOException {
        var resources = new UnpackedResources(temp.resolve("cache"));
        URL url = resource("a", "one");
        Path first = resources.file(url, "a", ".so");
        Files.setLastModifiedTime(first, FileTime.fromMillis(1000));

        assertEquals(first, resources.file(url, "a", ".so"));
        assertEquals(1000, Files.getLastModifiedTime(first).toMillis());
        assertEquals("one", Files.readString(first));
    }

    @Test
    void what_is_cut_is_copied_again() throws IOException {
        var resources = new UnpackedResources(temp.resolve("cache"));
        URL url = resource("a", "one");
        Files.writeString(resources.file(url, "a", ".so"), "o");

        assertEquals("one", Files.readString(resources.file(url, "a", ".so")));
    }

    @Test
    void another_content_is_another_file() throws IOException {
        var resources = new UnpackedResources(temp.resolve("cache"));
        Path first = resources.file(resource("a", "one"), "a", ".so");

        assertNotEquals(first, resources.file(resource("a", "three"), "a", ".so"));
    }

    @Test
    void several_keep_their_names_in_one_folder() throws IOException {
        Map<String, URL> both = new LinkedHashMap<>();
        both.put("a.bin", resource("a", "one"));
        both.put("b.bin", resource("b", "two"));

        Path folder = new UnpackedResources(temp.resolve("cache")).folder("pair", both);

        assertEquals("one", Files.readString(folder.resolve("a.bin")));
        assertEquals("two", Files.readString(folder.resolve("b.bin")));
    }
}
