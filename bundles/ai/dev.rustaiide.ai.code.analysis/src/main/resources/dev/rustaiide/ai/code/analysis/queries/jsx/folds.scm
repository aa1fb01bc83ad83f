(jsx_element) @block
