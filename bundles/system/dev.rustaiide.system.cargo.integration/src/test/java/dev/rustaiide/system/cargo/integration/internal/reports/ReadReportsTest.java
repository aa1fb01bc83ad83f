package dev.rustaiide.system.cargo.integration.internal.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.system.cargo.integration.BuildTimes;

class ReadReportsTest {
    private static void check(String mangled, String crate) {
        assertEquals(crate, CrateOf.name(mangled));
    }

    @Test
    void a_function_is_of_the_crate_that_its_name_tells() {
        check("_ZN5alloc7raw_vec17capacity_overflow17h0123456789abcdefE", "alloc");
        check("_ZN60_$LT$alloc..string..String$u20$as$u20$core..fmt..Display$GT$3fmt17h0123456789abcdefE", "alloc");
        check("_ZN45_$LT$$RF$T$u20$as$u20$core..fmt..Display$GT$3fmt17h0123456789abcdefE", "core");
        check("_RNvCs1234_7mycrate3foo", "mycrate");
        check("_RINvMNtCsgEmfK2I1SDS_4core3stre18trim_start_matchesReECsgY6Mt91CT9J_14rustc_demangle", "core");
        check("memcpy", CrateOf.OTHER);
        check("_ZN99999", CrateOf.OTHER);
        check("_RC9999", CrateOf.OTHER);
    }

    @Test
    void the_figures_of_cargos_page_are_read_and_what_was_built_before_is_counted_apart() throws Exception {
        BuildTimes times = TimingsPage.read("""
                <script>
                const UNIT_DATA = [
                  {"i":0,"name":"either","version":"1.6.1","target":"","start":0.0,"duration":0.0,"sections":null},
                  {"i":1,"name":"syn","version":"1.0","target":"","start":0.5,"duration":1.25,
                    "sections":[["frontend",{"start":0.0,"end":1.0}],["codegen",{"start":1.0,"end":1.25}]]},
                  {"i":2,"name":"app","version":"0.1.0","target":" bin \\"app\\"","start":1.5,"duration":2.0}
                ];
                </script>
                """, Path.of("/t.html")).orElseThrow();
        assertEquals("app", times.units().getFirst().name());
        assertEquals(250, times.units().get(1).code().toMillis());
        assertEquals(3500, times.total().toMillis());
        assertEquals(1, times.fresh());
        assertTrue(TimingsPage.read("<html></html>", Path.of("/t.html")).isEmpty());
    }

    @Test
    void a_damaged_program_is_refused_and_never_more(@TempDir Path temporary) throws Exception {
        Path own = Path.of("/proc/self/exe").toRealPath();
        byte[] good = Files.readAllBytes(own);
        SymbolTable table = SymbolTable.read(own);
        assertTrue(table.code() > 0);
        Path file = temporary.resolve("program");
        assertThrows(IOException.class, () -> SymbolTable.read(Files.writeString(file, "#!/bin/sh\n")));
        var random = new Random(7);
        for (int round = 0; round < 300; round++) {
            byte[] bad = good.clone();
            for (int i = 0; i < 4; i++) {
                bad[random.nextInt(round % 2 == 0 ? 64 : bad.length)] = (byte) random.nextInt();
            }
            Files.write(file, random.nextInt(5) == 0 ? Arrays.copyOf(bad, random.nextInt(bad.length)) : bad);
            try {
                SymbolTable.read(file);
            } catch (IOException refused) {
                assertTrue(!String.valueOf(refused.getMessage()).isEmpty());
            }
        }
    }
}
