package dev.rustaiide.ai.assistant;

import java.util.List;
import java.util.Set;

/**
 * Something that a person asks for.
 *
 * @param text in words of theirs; may be empty where {@code intent} and attachments say all
 * @param allowed names of tools, or of effects in lower case, that the person allows for this turn without being asked;
 *     it does not loosen what an organisation has locked
 */
public record Request(Intent intent, String text, List<Attachment> attachments, Budget budget, Set<String> allowed) {
    public Request {
        attachments = List.copyOf(attachments);
        allowed = Set.copyOf(allowed);
    }

    /** A question, with the usual budget. */
    public static Request question(String text, Attachment... attachments) {
        return of(Intent.ASK, text, attachments);
    }

    /** Work for an agent, with the usual budget. */
    public static Request work(String text, Attachment... attachments) {
        return of(Intent.WORK, text, attachments);
    }

    public static Request of(Intent intent, String text, Attachment... attachments) {
        return new Request(intent, text, List.of(attachments), Budget.USUAL, Set.of());
    }

    public Request within(Budget limit) {
        return new Request(intent, text, attachments, limit, allowed);
    }

    public Request allowing(Set<String> names) {
        return new Request(intent, text, attachments, budget, names);
    }
}
