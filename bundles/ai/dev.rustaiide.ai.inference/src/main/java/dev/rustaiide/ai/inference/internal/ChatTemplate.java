package dev.rustaiide.ai.inference.internal;

import java.util.List;
import java.util.Optional;

/**
 * How a family of models wants to see a conversation.
 *
 * @param marker by which a template in Jinja is known to be of this family
 * @param instructions what stands before instructions; empty if the family has none, so that they are said by the user
 * @param instructionsEnd what stands behind them
 * @param question what stands before what a user says
 * @param questionEnd what stands behind it
 * @param answer what stands before what the model says
 * @param answerEnd what stands behind it
 */
record ChatTemplate(String marker, String instructions, String instructionsEnd, String question, String questionEnd,
        String answer, String answerEnd) {
    private static final List<ChatTemplate> KNOWN = List.of(
            // ChatML: Qwen, Hermes, SmolLM, Yi
            new ChatTemplate("<|im_start|>", "<|im_start|>system\n", "<|im_end|>\n", "<|im_start|>user\n",
                    "<|im_end|>\n", "<|im_start|>assistant\n", "<|im_end|>\n"),
            // Llama 3
            new ChatTemplate("<|start_header_id|>", "<|start_header_id|>system<|end_header_id|>\n\n", "<|eot_id|>",
                    "<|start_header_id|>user<|end_header_id|>\n\n", "<|eot_id|>",
                    "<|start_header_id|>assistant<|end_header_id|>\n\n", "<|eot_id|>"),
            // Gemma
            new ChatTemplate("<start_of_turn>", "", "", "<start_of_turn>user\n", "<end_of_turn>\n",
                    "<start_of_turn>model\n", "<end_of_turn>\n"),
            // Phi 3
            new ChatTemplate("<|end|>", "<|system|>\n", "<|end|>\n", "<|user|>\n", "<|end|>\n", "<|assistant|>\n",
                    "<|end|>\n"),
            // Zephyr, TinyLlama
            new ChatTemplate("<|user|>", "<|system|>\n", "</s>\n", "<|user|>\n", "</s>\n", "<|assistant|>\n",
                    "</s>\n"),
            // Llama 2, Mistral
            new ChatTemplate("[INST]", "", "", "[INST] ", " [/INST]", "", "</s>"));

    /** That of the family which {@code jinja} was written for. */
    static Optional<ChatTemplate> of(String jinja) {
        return KNOWN.stream().filter(template -> jinja.contains(template.marker)).findFirst();
    }
}
