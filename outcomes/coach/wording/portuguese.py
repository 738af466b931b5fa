"""What the coach says in Portuguese."""

from __future__ import annotations

from outcomes.coach.wording.shape import RuleWords

PORTUGUESE: dict[str, RuleWords] = {
    "no_actor": RuleWords(
        question="Quem exatamente fez isso?",
        why="Só se pode verificar uma mudança quando se sabe que órgão, grupo ou pessoa agiu.",
        example="“A comissão de feiras da Prefeitura de Recife concordou…” em vez de “As partes interessadas "
        "concordaram…”",
    ),
    "two_changes": RuleWords(
        question="São duas mudanças?",
        why="Duas mudanças têm duas datas, duas razões e provas diferentes; verificam-se melhor em dois registros "
        "ligados.",
        example="Um registro para o ministério que publicou as regras e outro para o tribunal que as aplicou.",
    ),
    "future": RuleWords(
        question="Isso já aconteceu?",
        why="Um resultado é algo alcançado; um plano pode ser anotado como pista até se cumprir. Um compromisso já "
        "assumido conta, se disser quem o assumiu e quando.",
        example="“Em 4 de maio de 2023 a câmara votou…” em vez de “A câmara vai…”",
    ),
    "output": RuleWords(
        question="O que alguém de fora da equipe passou a fazer de outro modo?",
        why="A nossa oficina, reunião ou publicação é o que contribuímos; o resultado é o que outros fizeram depois.",
        example="“Depois da oficina, a fiscalização de Maputo começou a…”; a oficina fica na contribuição.",
    ),
    "no_act": RuleWords(
        question="O que se viu essas pessoas fazerem?",
        why="Mais consciência, capacidade ou voz é difícil de verificar; um ato em que isso apareceu, não.",
        example="“A associação falou pela primeira vez na audiência do orçamento” em vez de “A associação foi "
        "fortalecida”",
    ),
    "impact": RuleWords(
        question="Que ato de que ator levou a isso?",
        why="Melhor renda ou saúde tem muitas causas; o resultado é a decisão ou a prática que mudou no caminho, "
        "e o resto vai na importância.",
        example="“A câmara reduziu à metade a taxa da feira”; que as feirantes ganhem mais é por que importa.",
    ),
    "attribution": RuleWords(
        question="Dá para dizer o que a WIEGO contribuiu sem dizer que causou a mudança?",
        why="Outros tomaram a decisão e quase sempre outros também a impulsionaram; apresentar-se como a causa faz "
        "duvidar do resto.",
        example="“Em março a WIEGO enviou à comissão uma nota sobre taxas, que a presidente citou” em vez de "
        "“Graças à WIEGO…”",
    ),
    "no_date": RuleWords(
        question="Quando aconteceu?",
        why="Sem data ninguém consegue procurar nem contar no ano certo; basta um mês ou um ano.",
        example="“Em junho de 2021 a câmara…”",
    ),
    "vague_time": RuleWords(
        question="Dá para dizer com mais precisão quando foi?",
        why="“Recentemente” diz outra coisa quando se lê dois anos depois; um mês, um trimestre ou um ano ajuda.",
        example="“Entre março e maio de 2022…” em vez de “Recentemente…”",
    ),
    "no_place": RuleWords(
        question="Onde aconteceu?",
        why="Quem lê em outro país não sabe de que cidade ou país se trata.",
        example="“A Câmara Municipal da Praia, em Cabo Verde, …”",
    ),
    "significance_repeats": RuleWords(
        question="Por que esta mudança importa aqui?",
        why="Isto diz de novo o que mudou; falta o que significa para as trabalhadoras, ou o que antes não era "
        "possível.",
        example="“Até então, uma vendedora sem licença podia perder a mercadoria a qualquer dia.”",
    ),
    "significance_empty_words": RuleWords(
        question="O que a torna importante?",
        why="Uma razão convence mais que um elogio: como era antes, quem ganha, o que passa a ser possível?",
        example="“É a primeira vez que o ministério conta as trabalhadoras em domicílio” em vez de “Um marco "
        "histórico”",
    ),
    "contribution_no_act": RuleWords(
        question="O que fizemos exatamente?",
        why="“Apoiamos o processo” não diz o que foi feito; um ato concreto permite avaliar a influência.",
        example="“Em maio de 2021 escrevemos um comentário de quatro páginas ao projeto e o explicamos à comissão.”",
    ),
    "contribution_no_date": RuleWords(
        question="Quando fizemos isso?",
        why="Uma contribuição vem antes da mudança; uma data ou a ordem dos fatos mostra isso.",
        example="“Nas três semanas antes da votação…” ou “Em outubro de 2020…”",
    ),
    "others_missing": RuleWords(
        question="O que fizeram os outros?",
        why="O texto nomeia parceiras que participaram; a parte delas merece tanto espaço como a nossa.",
        example="“A federação de feirantes reuniu 400 assinaturas e negociou com o prefeito.” Se ninguém mais "
        "participou, escreva “nenhuma conhecida”.",
    ),
    "acronym": RuleWords(
        question="O que significa esta sigla?",
        why="Em outros países, e daqui a dez anos, ninguém a conhecerá.",
        example="Na primeira vez “Movimento Nacional dos Catadores (MNCR)”; depois “MNCR”.",
    ),
    "private_person": RuleWords(
        question="Isto poderia prejudicar alguém se outras pessoas lessem?",
        why="Nomes, telefones e endereços de trabalhadoras, e casos com menores ou com a polícia, podem pôr pessoas "
        "em risco; convém retirá-los ou limitar quem lê o registro.",
        example="“Uma trabalhadora doméstica de Salvador” em vez do nome; os contatos ficam com a fonte.",
    ),
}
