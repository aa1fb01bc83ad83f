package dev.rustaiide.system.debug.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoreFileTest {
    private static final int FILES = 0x46494c45;

    @TempDir
    Path folder;
    private Path program;

    @BeforeEach
    void make_a_program() throws IOException {
        program = Files.writeString(folder.resolve("shop"), "");
    }

    /** With another note before the one that lists {@code names}. */
    private static byte[] core(List<String> names) {
        ByteBuffer list = buffer(64 << 10);
        list.putLong(names.size()).putLong(4096);
        for (int i = 0; i < names.size(); i++) {
            list.putLong(0x1000L * i).putLong(0x1000L * (i + 1)).putLong(0);
        }
        names.forEach(name -> list.put(name.getBytes(StandardCharsets.UTF_8)).put((byte) 0));
        ByteBuffer file = buffer(128 << 10);
        file.putInt(0x464c457f).put((byte) 2).put((byte) 1).putShort(16, (short) 4).putLong(32, 64)
                .putShort(54, (short) 56).putShort(56, (short) 1);
        file.putInt(64, 4).putLong(64 + 8, 120);
        file.position(120);
        note(file, 1, new byte[7]);
        note(file, FILES, Arrays.copyOf(list.array(), list.position()));
        file.putLong(64 + 32, file.position() - 120);
        return Arrays.copyOf(file.array(), file.position());
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void note(ByteBuffer file, int type, byte[] content) {
        file.putInt(5).putInt(content.length).putInt(type).put("CORE\0\0\0\0".getBytes(StandardCharsets.UTF_8))
                .put(content).position(file.position() + (4 - content.length % 4) % 4);
    }

    private Optional<Path> program(byte[] core) throws IOException {
        return CoreFile.program(Files.write(folder.resolve("core"), core));
    }

    @Test
    void the_program_is_the_first_that_was_mapped() throws IOException {
        assertEquals(Optional.of(program), program(core(List.of(program.toString(), "/lib/libc.so.6"))));
    }

    @Test
    void one_that_is_gone_or_none_is_nothing() throws IOException {
        assertEquals(Optional.empty(), program(core(List.of(folder.resolve("gone").toString()))));
        assertEquals(Optional.empty(), program(core(List.of())));
        assertEquals(Optional.empty(), program(new byte[0]));
        assertEquals(Optional.empty(), program(new byte[64]));
        assertEquals(Optional.empty(), program("fn main() {}\n".repeat(100).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whatever_is_broken_in_it_it_is_read_to_an_end() throws IOException {
        var random = new Random(7);
        byte[] whole = core(List.of(program.toString()));
        for (int i = 0; i < 400; i++) {
            byte[] broken = Arrays.copyOf(whole, i % 2 == 0 ? whole.length : random.nextInt(whole.length));
            for (int change = 0; change < 3 && broken.length > 16; change++) {
                broken[16 + random.nextInt(broken.length - 16)] = (byte) random.nextInt();
            }
            Optional<Path> found = program(broken);
            assertEquals(found.isPresent(), found.filter(Files::isRegularFile).isPresent());
        }
    }
}
