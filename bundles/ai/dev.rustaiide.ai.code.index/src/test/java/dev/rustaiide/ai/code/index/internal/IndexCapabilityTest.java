package dev.rustaiide.ai.code.index.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.code.analysis.testing.TestSyntax;
import dev.rustaiide.ai.offline.Sample;
import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.FileStamp;
import dev.rustaiide.foundation.fs.LineEnding;
import dev.rustaiide.foundation.fs.TextFile;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.text.Text;

class IndexCapabilityTest {
    @TempDir
    Path cache;
    @TempDir
    Path sources;
    private IndexCapability capability;

    @BeforeEach
    void write() throws Exception {
        sources = sources.toRealPath();
        Sample.write(sources);
        TextFiles texts = fake(TextFiles.class, IndexCapabilityTest::read);
        capability = new IndexCapability(new SharedIndexes(TestSyntax.shared(), texts,
                fake(StandardPaths.class, arguments -> cache)));
    }

    private static <T> T fake(Class<T> type, Function<Object[], Object> answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> answer.apply(arguments)));
    }

    private static TextFile read(Object[] arguments) {
        Path file = (Path) arguments[0];
        try {
            byte[] bytes = Files.readAllBytes(file);
            return new TextFile(file, Text.ofUtf8(bytes), Encoding.UTF_8, LineEnding.LF, false, false, false,
                    new FileStamp(Instant.EPOCH, bytes.length, ""));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Test
    void the_definition_and_all_calls_of_the_samples_method_are_found() throws Exception {
        assertEquals("went from self.area() to Polygon::area, and from there to its 2 calls",
                capability.prove(sources).await());
    }

    @Test
    void it_does_not_claim_what_it_did_not_find() throws Exception {
        Files.writeString(sources.resolve(Sample.FILE), Sample.CODE.replace("pub fn area", "pub fn size"));
        var failed = assertThrows(ExecutionException.class, () -> capability.prove(sources).await());
        assertTrue(failed.getCause().getMessage().contains("instead of"), failed.getCause().getMessage());
        Files.writeString(sources.resolve(Sample.FILE), Sample.CODE.replace("first.area()", "first.size()"));
        failed = assertThrows(ExecutionException.class, () -> capability.prove(sources).await());
        assertTrue(failed.getCause().getMessage().contains("is called in"), failed.getCause().getMessage());
    }
}
