package dev.rustaiide.ai.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.rustaiide.ai.inference.internal.grammar.Grammar;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;

class JsonGrammarTest {
    private static boolean allows(String grammar, String text) {
        Grammar.State state = new Grammar(grammar).start().after(text.getBytes(StandardCharsets.UTF_8));
        return state != null && state.mayEnd();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "{\"type\":\"string\"}; \"a\\n\\u00e4 語\" ; \"a~\\u12\"~1~\"\u0007\"",
        "{\"type\":\"integer\"}; -12 ; 01~1.5~+1~-",
        "{\"type\":\"number\"}; 1.5e-3 ; .5~1.~NaN",
        "{\"type\":\"boolean\"}; true ; yes~1",
        "{\"type\":[\"null\",\"boolean\"]}; null ; 1",
        "{\"enum\":[\"a\",1,null]}; \"a\" ; \"b\"~2",
        "{\"const\":{\"a\":[1]}}; {\"a\":[1]} ; {\"a\":[2]}",
        "{\"type\":\"array\",\"items\":{\"type\":\"integer\"}}; [1, 2,3] ; [1,]~[\"a\"]~[1 2]",
        "{\"properties\":{\"a\":{\"type\":\"integer\"},\"b\":{\"type\":\"null\"}}};"
                + " {\"b\": null} ; {\"c\":1}~{\"b\":null,\"a\":1}~{,\"a\":1}",
        "{\"properties\":{\"a\":{\"type\":\"integer\"},\"b\":{\"type\":\"null\"}}}; {} ; {\"a\":1,}",
        "{\"properties\":{\"a\":{\"type\":\"integer\"},\"b\":{\"type\":\"null\"}},"
                + "\"required\":[\"b\"]}; {\"a\":1,\"b\":null} ; {\"a\":1}~{}",
        "{\"type\":\"object\",\"required\":[\"x\"]}; {\"x\":[{\"y\":1}]} ; {}~{\"y\":1}",
        "{\"type\":\"object\"}; {\"x\":{\"y\":[1,\"z\"]}} ; []~{x:1}",
        "{\"anyOf\":[{\"type\":\"null\"},{\"const\":3}]}; 3 ; 4",
        "{\"properties\":{\"a\\\"b\\\\\":{\"const\":1}},\"required\":[\"a\\\"b\\\\\"]}; {\"a\\\"b\\\\\":1} ; {}",
        "{}; [1,{\"a\":null}] ; nothing"})
    void allows_what_the_schema_does(String schema, String yes, String no) throws Exception {
        String grammar = JsonGrammar.of(Json.parse(schema));

        assertTrue(allows(grammar, yes.strip()), grammar);
        for (String each : no.split("~")) {
            assertEquals(false, allows(grammar, each.strip()), each);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"pattern\":\"a\"}",
        "{\"type\":\"date\"}", "{\"items\":{\"minimum\":1}}", "{\"$ref\":\"#\"}"})
    void what_is_not_understood_is_refused(String schema) {
        assertThrows(FailureException.class, () -> JsonGrammar.of(Json.parse(schema)));
    }

    @Test
    void asks_for_tools_that_there_are() throws Exception {
        var read = new Tool("read", "Reads", Json.parse("{\"type\":\"object\",\"properties\":{\"path\":"
                + "{\"type\":\"string\"}},\"required\":[\"path\"]}"));
        var find = new Tool("find", "Finds", Json.parse("{\"properties\":{\"q\":{\"pattern\":\"x\"}}}"));
        String grammar = ToolCalls.grammar(List.of(read, find));

        assertTrue(allows(grammar, "\n{\"name\": \"read\", \"arguments\": {\"path\": \"a.rs\"}}\n</tool_call>"));
        assertTrue(allows(grammar, "{\"name\":\"find\",\"arguments\":{\"whatever\":[1]}}</tool_call>"));
        assertEquals(false, allows(grammar, "{\"name\":\"read\",\"arguments\":{}}</tool_call>"));
        assertEquals(false, allows(grammar, "{\"name\":\"delete\",\"arguments\":{}}</tool_call>"));
    }
}
