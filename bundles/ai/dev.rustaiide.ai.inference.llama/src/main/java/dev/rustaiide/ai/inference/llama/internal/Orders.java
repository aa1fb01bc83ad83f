package dev.rustaiide.ai.inference.llama.internal;

import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.ai.inference.Constraint;
import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.JsonGrammar;
import dev.rustaiide.ai.inference.Message;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.inference.Tool;
import dev.rustaiide.ai.inference.ToolCalls;
import dev.rustaiide.ai.inference.llama.internal.child.Order;
import dev.rustaiide.foundation.error.FailureException;

/** What is asked of a generator, as the child is told of it. */
final class Orders {
    /** What keeps a model without a template from going on as the other one. */
    static final String OTHER = "\nUser:";

    private Orders() {}

    /** @param stops besides those of {@code decoding} */
    static Order.Write write(int id, Prompt prompt, Decoding decoding, List<String> stops) throws FailureException {
        List<String> all = new ArrayList<>(decoding.stops());
        all.addAll(stops);
        Order.Form form = form(prompt, decoding.constraint());
        var style = new Order.Style((float) decoding.temperature(), (float) decoding.topP(),
                Long.hashCode(decoding.seed()), (float) decoding.sureness().least(), decoding.sureness().certain());
        return switch (prompt) {
            case Prompt.Text text ->
                new Order.Write(id, text.before(), text.after(), List.of(), decoding.most(), all, style, form);
            case Prompt.Chat chat -> new Order.Write(id, "", "", turns(chat), decoding.most(), all, style, form);
        };
    }

    /** A model that was told of tools may write freely until it asks for one. */
    private static Order.Form form(Prompt prompt, Constraint constraint) throws FailureException {
        return switch (constraint) {
            case Constraint.Grammar(String grammar) -> new Order.Form(grammar, "");
            case Constraint.Schema schema -> new Order.Form(JsonGrammar.of(schema.schema()), "");
            case Constraint.Free() -> prompt instanceof Prompt.Chat chat && !chat.tools().isEmpty()
                    ? new Order.Form(calls(chat.tools()), ToolCalls.BEGIN) : new Order.Form("", "");
        };
    }

    /** What may follow the beginning of a question to a tool, others behind it included. */
    private static String calls(List<Tool> tools) {
        return "root ::= one ( space \"" + ToolCalls.BEGIN + "\" one )*\n"
                + ToolCalls.grammar(tools).replaceFirst("^root ::=", "one ::=");
    }

    private static List<Order.Turn> turns(Prompt.Chat chat) {
        var turns = new ArrayList<Order.Turn>();
        for (Message message : chat.messages()) {
            turns.add(switch (message) {
                case Message.Instructions said -> new Order.Turn("system", said.text());
                case Message.Question said -> new Order.Turn("user", said.text());
                case Message.Answer said -> new Order.Turn("assistant", ToolCalls.answer(said.text(), said.uses()));
                case Message.Result said -> new Order.Turn("user", ToolCalls.result(said.text(), said.failed()));
            });
        }
        String tools = ToolCalls.instructions(chat.tools());
        if (!tools.isEmpty()) {
            boolean instructed = !turns.isEmpty() && turns.getFirst().role().equals("system");
            String first = instructed ? turns.removeFirst().text() : "";
            turns.addFirst(new Order.Turn("system", (first + tools).strip()));
        }
        return turns;
    }

    /** How many times the model has asked for a tool in {@code prompt}. */
    static int uses(Prompt prompt) {
        return !(prompt instanceof Prompt.Chat chat) ? 0 : chat.messages().stream()
                .mapToInt(message -> message instanceof Message.Answer said ? said.uses().size() : 0).sum();
    }
}
