package dev.rustaiide.ai.assistant;

/** What happens while lines are written anew. */
public sealed interface RewriteEvent {
    /** Who writes from here on. */
    record Writing(Author.Model author) implements RewriteEvent {}

    /** More of the code, whole characters, in order. It is checked by nobody yet. */
    record Code(String piece) implements RewriteEvent {}

    /** All code until now is void: the model is asked once more, since {@code why}, a sentence for people. */
    record Again(String why) implements RewriteEvent {}
}
