export const App: React.FC<Props> = ({ name }: Props) => {
    const [n, setN] = useState<number>(0);
    return (
        <div className="app" onClick={() => setN(n + 1)}>
            Hello {name} <Child key={n} />
        </div>
    );
};
