package dev.rustaiide.system.lsp.client.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/** A validator that finds nothing would make every other test of messages worthless. */
class MetaModelTest {
    private static final String MODEL = """
            {"requests":[{"method":"a/b","result":{"kind":"or","items":[{"kind":"reference","name":"Child"},
                {"kind":"base","name":"null"}]},"params":{"kind":"reference","name":"Parent"}}],
             "notifications":[{"method":"a/n"}],
             "structures":[{"name":"Parent","properties":[{"name":"count","type":{"kind":"base","name":"uinteger"}}]},
               {"name":"Child","extends":[{"kind":"reference","name":"Parent"}],"properties":[
                 {"name":"pair","optional":true,"type":{"kind":"tuple","items":[{"kind":"base","name":"string"},
                   {"kind":"base","name":"boolean"}]}},
                 {"name":"list","optional":true,"type":{"kind":"array","element":{"kind":"reference","name":"Kind"}}},
                 {"name":"any","optional":true,"type":{"kind":"reference","name":"LSPAny"}},
                 {"name":"map","optional":true,"type":{"kind":"map","key":{"kind":"base","name":"string"},
                   "value":{"kind":"stringLiteral","value":"x"}}}]}],
             "enumerations":[{"name":"Kind","type":{"kind":"base","name":"uinteger"},
               "values":[{"name":"A","value":1}]}],
             "typeAliases":[]}""";

    private final MetaModel model;

    MetaModelTest() throws JsonException {
        model = new MetaModel(Json.parse(MODEL));
    }

    private List<String> errors(String json) throws JsonException {
        return model.faults("a/b", Json.parse(json.replace('\'', '"')));
    }

    @Test
    void what_fits_is_fine() throws Exception {
        for (String fine : List.of("null", "{'count':0}",
                "{'count':1,'pair':['a',true],'list':[1,1],'any':{'x':[1]},'map':{'k':'x'}}")) {
            assertEquals(List.of(), errors(fine), fine);
        }
        assertEquals(List.of(), model.faults(Json.parse("{\"method\":\"a/n\"}")));
    }

    @Test
    void what_does_not_fit_is_found() throws Exception {
        for (String wrong : List.of("1", "[]", "{}", "{'count':-1}", "{'count':1.5}", "{'count':'1'}", "{'count':null}",
                "{'count':1,'pair':['a']}", "{'count':1,'pair':[true,'a']}", "{'count':1,'list':[2]}",
                "{'count':1,'list':{}}", "{'count':1,'map':{'k':'y'}}", "{'count':1,'misspelt':1}")) {
            assertTrue(!errors(wrong).isEmpty(), wrong);
        }
        assertTrue(!model.faults("a/unknown", Json.NULL).isEmpty());
        assertTrue(!model.faults(Json.parse("{\"method\":\"a/b\",\"params\":{\"pair\":1}}")).isEmpty());
    }
}
