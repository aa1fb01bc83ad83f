package main

import (
	"fmt"
	"os"
)

// Doc comment
type Point struct {
	X, Y int
	name string
}

type Shape interface {
	Area(scale float64) float64
}

const Max = 10

var global = map[string]int{"a": 1}

func (p *Point) Move(dx int) (err error) {
	p.X += dx
	for i := range global {
		fmt.Println(i, 'x', "a\n", 1.5, nil)
	}
	go func() { defer close(ch) }()
	return nil
}

func main() {
	p := Point{X: 1}
	if p.X > 0 && true {
		os.Exit(1)
	}
}
