package dev.rustaiide.app.refactoring.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

class SignatureTableTest {
    private final SignatureTable table = new SignatureTable(List.of("a: u8", "(x, y): (u8, u8)"), "()");

    @Test
    void what_is_done_in_the_table_is_said_as_the_refactoring_reads_it() {
        assertEquals("a, (x, y)", table.spec());
        table.set(0, "first", "u16", "");
        table.move(0, -1);
        table.add();
        assertEquals("A parameter needs a name and a type.", table.problem());
        table.set(2, "deep", "bool", "");
        assertEquals("Calls need a value for “deep”.", table.problem());
        table.set(2, "deep", " bool ", "true");
        assertEquals("", table.problem());
        assertEquals("(x, y), a => first: u16, deep: bool = true", table.spec());
        assertEquals("fn …((x, y): (u8, u8), first: u16, deep: bool)", table.preview());
        table.remove(0);
        assertEquals("a => first: u16, deep: bool = true", table.spec());
    }

    @Test
    void the_ends_of_the_table_stay_where_they_are() {
        table.move(0, 1);
        table.move(1, -1);
        assertEquals("a, (x, y)", table.spec());
    }

    @Test
    void another_result_is_noticed() {
        assertFalse(table.isResultChanged());
        table.setResult("u8");
        assertTrue(table.isResultChanged());
        assertEquals("fn …(a: u8, (x, y): (u8, u8)) -> u8", table.preview());
        table.setResult(" ");
        assertFalse(table.isResultChanged());
    }
}
