/** A lint rule: a function takes at most four parameters. A constructor takes all that it is made of, which oxlint's own rule does not let pass. */
const MOST = 4;

/** A method's function stands in a node that says what kind of method it is. */
const isConstructor = ({ parent }) => parent.type === 'MethodDefinition' && parent.kind === 'constructor';

const fewParameters = {
  create(context) {
    const look = (node) => {
      if (node.params.length <= MOST || isConstructor(node)) return;
      const message = `${node.params.length} parameters: what travels together is one thing.`;
      context.report({ node, message });
    };
    return { FunctionDeclaration: look, FunctionExpression: look, ArrowFunctionExpression: look };
  },
};

export default { meta: { name: 'house' }, rules: { 'few-parameters': fewParameters } };
