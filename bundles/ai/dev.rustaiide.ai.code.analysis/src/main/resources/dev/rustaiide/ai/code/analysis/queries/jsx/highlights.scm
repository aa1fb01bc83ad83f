(jsx_opening_element name: (_) @tag)
(jsx_closing_element name: (_) @tag)
(jsx_self_closing_element name: (_) @tag)
(jsx_opening_element name: (identifier) @tag)
(jsx_closing_element name: (identifier) @tag)
(jsx_self_closing_element name: (identifier) @tag)
(jsx_attribute (property_identifier) @attribute)
(jsx_opening_element ["<" ">"] @punctuation)
(jsx_closing_element ["</" ">"] @punctuation)
(jsx_self_closing_element ["<" "/>"] @punctuation)
(jsx_text) @none
(html_character_reference) @escape
