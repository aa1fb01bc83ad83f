package dev.rustaiide.ai.refactoring.rust.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.offline.Sample;
import dev.rustaiide.ai.refactoring.Refactoring;
import dev.rustaiide.ai.refactoring.WorkspaceEdits;
import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.FileStamp;
import dev.rustaiide.foundation.fs.LineEnding;
import dev.rustaiide.foundation.fs.TextFile;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.language.LanguageFeatures;
import dev.rustaiide.foundation.text.Text;

class RefactoringCapabilityTest {
    @TempDir
    private Path records;
    @TempDir
    private Path sources;
    private WorkspaceEdits edits;

    @BeforeEach
    void write() throws Exception {
        sources = sources.toRealPath();
        Sample.write(sources);
        TextFiles texts = (TextFiles) Proxy.newProxyInstance(TextFiles.class.getClassLoader(),
                new Class<?>[] {TextFiles.class}, (proxy, method, arguments) -> read((Path) arguments[0]));
        edits = (WorkspaceEdits) Class.forName("dev.rustaiide.ai.refactoring.internal.edits.JournaledEdits")
                .getConstructor(TextFiles.class, Path.class).newInstance(texts, records);
    }

    private static TextFile read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return new TextFile(file, Text.ofUtf8(bytes), Encoding.UTF_8, LineEnding.LF, false, false, false,
                    new FileStamp(Instant.EPOCH, bytes.length, ""));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private RefactoringCapability capability(Refactoring... known) {
        LanguageFeatures nobody = (LanguageFeatures) Proxy.newProxyInstance(LanguageFeatures.class.getClassLoader(),
                new Class<?>[] {LanguageFeatures.class}, (proxy, method, arguments) -> null);
        return new RefactoringCapability(new RegisteredRefactorings(nobody, List.of(known)), edits);
    }

    @Test
    void a_variable_for_a_part_of_the_sample_is_previewed_and_nothing_is_written() throws Exception {
        assertEquals("previewed “Extract variable count” for self.corners.len() without a conflict",
                capability(new VariableRefactoring(Rust.SYNTAX)).prove(sources).await());
        assertEquals(Sample.CODE, Files.readString(sources.resolve(Sample.FILE)));
    }

    @Test
    void it_does_not_claim_what_is_not_there() throws Exception {
        var unknown = assertThrows(ExecutionException.class, () -> capability().prove(sources).await());
        assertEquals("extracting a variable is not known", unknown.getCause().getMessage());
        Files.delete(sources.resolve(Sample.FILE));
        var gone = assertThrows(ExecutionException.class,
                () -> capability(new VariableRefactoring(Rust.SYNTAX)).prove(sources).await());
        assertTrue(gone.getCause().getMessage() != null, gone.toString());
    }
}
