package dev.rustaiide.app.workbench;

import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.rustaiide.app.editor.language.CompletionSource;

class CompletionSourcesTest {
    private static final Path TOML = Path.of("/p/Cargo.toml");
    private final CompletionSources sources = new CompletionSources();

    @Test
    void the_first_that_knows_a_file_completes_in_it_until_it_leaves() {
        CompletionSource first = (text, offset) -> List.of();
        CompletionSource second = (text, offset) -> List.of();
        sources.add(file -> Optional.empty());
        var registration = sources.add(file -> Optional.of(first).filter(one -> file.equals(TOML)));
        sources.add(file -> Optional.of(second));
        assertSame(first, sources.of(TOML));
        assertSame(second, sources.of(Path.of("/p/main.rs")));
        registration.close();
        assertSame(second, sources.of(TOML));
    }

    @Test
    void nothing_is_known_of_a_file_that_nobody_knows() {
        sources.add(file -> Optional.empty());
        assertSame(CompletionSource.NONE, sources.of(TOML));
    }
}
