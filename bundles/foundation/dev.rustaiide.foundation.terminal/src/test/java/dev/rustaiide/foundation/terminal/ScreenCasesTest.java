package dev.rustaiide.foundation.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What xterm shows after some sequences, as a file tells it. */
class ScreenCasesTest {
    @TestFactory
    List<DynamicTest> screens_are_those_of_xterm() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (InputStream in = ScreenCasesTest.class.getResourceAsStream("/cases/screens.txt")) {
            String file = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String one : file.split("(?m)^== ")) {
                if (!one.startsWith("#")) {
                    tests.add(DynamicTest.dynamicTest(one.lines().findFirst().orElseThrow(), () -> check(one)));
                }
            }
        }
        assertTrue(tests.size() > 40, "cases: " + tests.size());
        return tests;
    }

    private static void check(String one) {
        VirtualTerminal terminal = VirtualTerminal.of(80, 24, 100, TerminalListener.NONE);
        StringBuilder expected = new StringBuilder();
        String cursor = "";
        for (String line : one.lines().skip(1).toList()) {
            if (line.startsWith("size ")) {
                String[] size = line.substring(5).split("x");
                terminal.resize(Integer.parseInt(size[0]), Integer.parseInt(size[1]));
            } else if (line.startsWith("in ")) {
                byte[] bytes = Shown.bytes(line.substring(3));
                terminal.feed(bytes, 0, bytes.length);
            } else if (line.startsWith("|")) {
                String row = Shown.unescape(line);
                expected.append(row.substring(1, row.length() - 1).stripTrailing()).append('\n');
            } else if (line.startsWith("cursor ")) {
                cursor = line.substring(7);
            }
        }
        assertEquals(expected.toString(), terminal.screenText());
        TerminalFrame.Cursor at = Shown.frame(terminal).cursor();
        assertEquals(cursor, (at.row() + 1) + "," + (at.column() + 1));
    }
}
