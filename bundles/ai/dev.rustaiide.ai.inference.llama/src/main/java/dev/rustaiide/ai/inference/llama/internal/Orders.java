package dev.rustaiide.ai.inference.llama.internal;

import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.ai.inference.Constraint;
import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Message;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.inference.llama.internal.child.Order;
import dev.rustaiide.foundation.error.FailureException;

/** What is asked of a generator, as the child is told of it. */
final class Orders {
    /** What keeps a model without a template from going on as the other one. */
    static final String OTHER = "\nUser:";

    private Orders() {}

    static Order.Write write(int id, Prompt prompt, Decoding decoding, List<String> stops) throws FailureException {
        String grammar = switch (decoding.constraint()) {
            case Constraint.Free() -> "";
            case Constraint.Grammar(String text) -> text;
            case Constraint.Schema schema -> SchemaGrammar.of(schema.schema());
        };
        List<String> all = new ArrayList<>(decoding.stops());
        all.addAll(stops);
        int seed = Long.hashCode(decoding.seed());
        float temperature = (float) decoding.temperature();
        float share = (float) decoding.topP();
        return switch (prompt) {
            case Prompt.Text(String before, String after) -> new Order.Write(id, before, after, List.of(),
                    decoding.most(), all, temperature, share, seed, grammar);
            case Prompt.Chat chat -> new Order.Write(id, "", "", turns(chat), decoding.most(), all, temperature, share,
                    seed, grammar);
        };
    }

    private static List<Order.Turn> turns(Prompt.Chat chat) {
        var turns = new ArrayList<Order.Turn>();
        for (Message message : chat.messages()) {
            turns.add(switch (message) {
                case Message.Instructions said -> new Order.Turn("system", said.text());
                case Message.Question said -> new Order.Turn("user", said.text());
                case Message.Answer said -> new Order.Turn("assistant", said.text());
                case Message.Result said -> new Order.Turn("user", said.text());
            });
        }
        return turns;
    }
}
