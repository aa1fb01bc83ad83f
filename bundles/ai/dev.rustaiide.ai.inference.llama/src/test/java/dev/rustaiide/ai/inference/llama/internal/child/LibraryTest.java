package dev.rustaiide.ai.inference.llama.internal.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.Locale;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.rustaiide.ai.model.formats.TensorType;

/** What is known of llama.cpp here, compared with the libraries themselves. */
class LibraryTest {
    private Library library;

    @BeforeEach
    void open() throws Exception {
        URL list = Library.class.getResource("/linux-x64/libraries");
        assumeTrue(list != null, "llama.cpp is not part of this build: releng/natives brings it");
        library = new Library(Path.of(URI.create(String.valueOf(list))).resolveSibling(""), "libggml-base", "libggml.",
                "libllama.");
    }

    @Test
    void types_of_tensors_have_the_sizes_that_ggml_gives_them() throws Refusal {
        Function block = library.function("ggml_blck_size", 1);
        Function bytes = library.function("ggml_type_size", 1);
        Function name = library.function("ggml_type_name", 1);
        for (TensorType type : TensorType.values()) {
            assertEquals(type.blockNumbers(), block.call(type.code()), type.name());
            assertEquals(type.blockBytes(), bytes.call(type.code()), type.name());
            assertEquals(type.name(), Library.string(name.call(type.code())).toUpperCase(Locale.ROOT));
        }
    }

    @Test
    void structures_are_as_they_are_known_and_one_that_has_moved_is_refused() throws Throwable {
        MemorySegment model = (MemorySegment) library.handle("llama_model_default_params",
                FunctionDescriptor.of(Structures.MODEL)).invoke((SegmentAllocator) Arena.ofAuto());
        MemorySegment context = (MemorySegment) library.handle("llama_context_default_params",
                FunctionDescriptor.of(Structures.CONTEXT)).invoke((SegmentAllocator) Arena.ofAuto());
        Structures.check(model, context);
        MemorySegment moved = Arena.ofAuto().allocate(Structures.CONTEXT);
        moved.asSlice(4).copyFrom(context.asSlice(0, context.byteSize() - 4));
        String why = assertThrows(Refusal.class, () -> Structures.check(model, moved)).getMessage();
        assertTrue(why.contains("another release of llama.cpp"), why);
    }

    @Test
    void a_function_that_is_not_there_is_refused_by_name() {
        String why = assertThrows(Refusal.class, () -> library.function("llama_fly", 1)).getMessage();
        assertEquals("Its libraries have no llama_fly.", why);
    }
}
